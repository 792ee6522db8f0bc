-- Which opening line :seq of a stream belongs to, and where the next one begins.
SELECT origin, first_seq,
       (SELECT min(later.first_seq)
          FROM origin AS later
         WHERE later.stream = :stream AND later.first_seq > :seq)
  FROM origin
 WHERE stream = :stream AND first_seq BETWEEN 1 AND :seq
 ORDER BY first_seq DESC
 LIMIT 1;
