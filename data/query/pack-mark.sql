-- The marks of a run of visits.
SELECT visit, item, value FROM mark WHERE visit >= :from AND visit < :to ORDER BY visit, item;
