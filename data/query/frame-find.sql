-- The frame that begins at :frame or last before it.
SELECT frame, last, size, coding, body, hash, seed, chain, holes
  FROM frame
 WHERE frame <= :frame
 ORDER BY frame DESC
 LIMIT 1;
