-- Runs of a visit's stopwatches, by start.
SELECT id, at_ms, offset, name, stopped_ms FROM timer WHERE visit = :visit ORDER BY at_ms, id;
