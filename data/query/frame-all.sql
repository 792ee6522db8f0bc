-- Every frame in order.
SELECT frame, last, size, coding, body, hash, seed, chain, holes FROM frame ORDER BY frame;
