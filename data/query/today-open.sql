-- A person's walk of today or earlier that is not closed, the newest first; with how many there are.
WITH mine AS (SELECT origin FROM origin JOIN stream USING (stream) WHERE own = 1 OR author = :author)
SELECT walk.id, walk.id, walk.title, coalesce(organization.name, ''), NULL, walk.day,
       (SELECT count(*) FROM visit WHERE visit.walk = walk.id), count(*) OVER ()
  FROM walk
  LEFT JOIN organization ON organization.id = walk.school
 WHERE walk.audience IS NOT 'pair' AND walk.day <= :day AND walk.closed_ms IS NULL
   AND (walk.id >> 32 IN mine
        OR EXISTS (SELECT 1 FROM visit WHERE visit.walk = walk.id AND visit.id >> 32 IN mine))
 ORDER BY walk.day DESC, walk.id DESC
 LIMIT :limit;
