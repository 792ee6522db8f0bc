-- Visits of some days, whoever made them, but those of coaching cycles.
SELECT id
  FROM visit
 WHERE day BETWEEN :from AND :until
   AND id >> 32 NOT IN (SELECT origin FROM origin JOIN stream USING (stream) WHERE audience = 'pair');
