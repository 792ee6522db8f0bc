-- The last frame before :below.
SELECT frame, last FROM frame WHERE frame < :below ORDER BY frame DESC LIMIT 1;
