-- Next steps that are not done, due up to a day, the longest overdue first.
SELECT card.id, card.walk, walk.title, card.text, card.owner, card.help, card.due
  FROM card
  JOIN walk ON walk.id = card.walk
 WHERE card.step = 'next' AND card.done IS NULL AND card.due <= :until
 ORDER BY card.due, card.id
 LIMIT :limit;
