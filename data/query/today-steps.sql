-- A next step of a person's walks that is due and not done, those longest due first; with how many there are.
WITH mine AS (SELECT origin FROM origin JOIN stream USING (stream) WHERE own = 1 OR author = :author)
SELECT card.id, card.walk, card.text, coalesce(walk.title, ''), card.owner, card.due,
       (SELECT count(*) FROM visit WHERE visit.walk = card.walk), count(*) OVER ()
  FROM card
  LEFT JOIN walk ON walk.id = card.walk
 WHERE card.step = 'next' AND card.due BETWEEN :since AND :until AND card.done IS NULL
   AND (card.id >> 32 IN mine OR card.walk >> 32 IN mine)
 ORDER BY card.due, card.id
 LIMIT :limit;
