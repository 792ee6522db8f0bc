-- A person's open walks of some days, the earliest first.
WITH mine AS (SELECT origin FROM origin JOIN stream USING (stream) WHERE own = 1 OR author = :author)
SELECT id, title, day
  FROM walk
 WHERE day BETWEEN :from AND :until AND closed_ms IS NULL
   AND (id >> 32 IN mine
        OR EXISTS (SELECT 1 FROM visit WHERE visit.walk = walk.id AND visit.id >> 32 IN mine))
 ORDER BY day, id;
