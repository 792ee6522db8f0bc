-- The row of a line of evidence, to be held against the log.
SELECT id, at_ms, offset, visit, tags, item, text FROM note WHERE id = :id;
