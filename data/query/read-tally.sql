-- The row of a count, to be held against the log.
SELECT id, at_ms, offset, visit, counter, by FROM tally WHERE id = :id;
