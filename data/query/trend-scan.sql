-- What was scanned for in each visit: how many showed it, of how many.
SELECT visit, counter, sum(k), sum(n) FROM interval GROUP BY visit, counter ORDER BY visit;
