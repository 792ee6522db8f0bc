-- The row of a scan, to be held against the log.
SELECT id, at_ms, offset, visit, counter, k, n FROM interval WHERE id = :id;
