-- The run of a stopwatch that goes on.
SELECT id, at_ms FROM timer WHERE visit = :visit AND name = :name AND stopped_ms IS NULL LIMIT 1;
