-- Frames of one stream in order.
SELECT frame, last, size, coding, body, hash, seed, chain, holes
  FROM frame
 WHERE frame BETWEEN :from AND :to
 ORDER BY frame;
