-- The row of a stopwatch run.
INSERT OR REPLACE INTO timer (id, at_ms, offset, visit, name, stopped_ms)
VALUES (:id, :at_ms, :offset, :visit, :name, :stopped_ms);
