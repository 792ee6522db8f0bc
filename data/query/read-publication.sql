-- The row of a published text, to be held against the log.
SELECT id, at_ms, offset, text, signed FROM publication WHERE id = :id;
