-- The row of a task sample, to be held against the log.
SELECT id, at_ms, offset, visit, text FROM task WHERE id = :id;
