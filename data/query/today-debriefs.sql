-- A person's walk that is over and has no card of a debrief, the oldest first; with how many there are.
WITH mine AS (SELECT origin FROM origin JOIN stream USING (stream) WHERE own = 1 OR author = :author)
SELECT walk.id, walk.id, walk.title, coalesce(organization.name, ''), NULL, walk.day,
       (SELECT count(*) FROM visit WHERE visit.walk = walk.id), count(*) OVER ()
  FROM walk
  LEFT JOIN organization ON organization.id = walk.school
 WHERE walk.audience IS NOT 'pair' AND walk.day BETWEEN :since AND :day
   AND (walk.closed_ms IS NOT NULL OR walk.day < :day)
   AND NOT EXISTS (SELECT 1 FROM card WHERE card.walk = walk.id)
   AND EXISTS (SELECT 1 FROM visit
                WHERE visit.walk = walk.id
                  AND (walk.id >> 32 IN mine OR visit.id >> 32 IN mine)
                  AND (walk.closed_ms IS NOT NULL OR visit.day < :day))
 ORDER BY walk.day, walk.id
 LIMIT :limit;
