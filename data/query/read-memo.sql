-- The row of a note to oneself, to be held against the log.
SELECT id, at_ms, offset, text FROM memo WHERE id = :id;
