-- What waits, in order.
SELECT frame, last, size, coding, body, hash, seed, chain, holes
  FROM span_frame
 WHERE frame BETWEEN :from AND :to
 ORDER BY frame;
