-- The row of a stopwatch run, to be held against the log.
SELECT id, at_ms, offset, visit, name, stopped_ms FROM timer WHERE id = :id;
