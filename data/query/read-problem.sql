-- The row of a problem of practice, to be held against the log.
SELECT id, at_ms, offset, walk, text, theory, results FROM problem WHERE id = :id;
