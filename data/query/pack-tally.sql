-- What was counted in a run of visits.
SELECT visit, counter, by, 0 FROM tally WHERE visit >= :from AND visit < :to ORDER BY visit, id;
