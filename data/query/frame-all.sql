-- Every frame in order.
SELECT frame, last, size, coding, body, hash FROM frame ORDER BY frame;
