-- The row of a published text, to be held against the log.
SELECT id, at_ms, offset, text FROM publication WHERE id = :id;
