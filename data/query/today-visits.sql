-- A person's visit since :since, by id.
WITH mine AS (SELECT origin FROM origin JOIN stream USING (stream) WHERE own = 1 OR author = :author)
SELECT id FROM visit WHERE day BETWEEN :since AND :day AND id >> 32 IN mine ORDER BY id;
