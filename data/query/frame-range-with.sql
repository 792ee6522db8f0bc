-- Frames of one stream in order, with the one that begins before :from and goes on behind it.
SELECT frame, last, size, coding, body, hash, seed, chain, holes
  FROM frame
 WHERE frame BETWEEN (SELECT max(frame) FROM frame WHERE frame <= :from) AND :to
 ORDER BY frame;
