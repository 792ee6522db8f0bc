-- What was scanned for in a run of visits: how many showed it, of how many.
SELECT visit, counter, k, n FROM interval WHERE visit >= :from AND visit < :to ORDER BY visit, id;
