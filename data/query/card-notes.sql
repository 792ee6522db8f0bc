-- The living lines of evidence behind a card.
SELECT note.id
  FROM card, json_each (card.notes) AS one
  JOIN note ON note.id = one.value
 WHERE card.id = :id
 ORDER BY note.at_ms, note.id;
