-- A class of the schools that a person walked in since :since, by id; those of other terms left out.
WITH mine AS (SELECT origin FROM origin JOIN stream USING (stream) WHERE own = 1 OR author = :author),
walked AS (SELECT DISTINCT school FROM walk WHERE day BETWEEN :since AND :day AND id >> 32 IN mine),
now AS (SELECT id FROM term WHERE first_day <= :day AND last_day >= :day)
SELECT id FROM class
 WHERE gone = 0 AND school IN walked
   AND (terms IS NULL OR terms = '[]' OR NOT EXISTS (SELECT 1 FROM now)
        OR EXISTS (SELECT 1 FROM json_each (class.terms) WHERE json_each.value IN now))
 ORDER BY id;
