-- Which opening line :seq of a stream belongs to (0: it is missing), and where the next one begins.
SELECT origin, first_seq,
       (SELECT min(later.first_seq)
          FROM opening AS later
         WHERE later.stream = :stream AND later.first_seq > :seq)
  FROM opening
 WHERE stream = :stream AND first_seq <= :seq
 ORDER BY first_seq DESC
 LIMIT 1;
