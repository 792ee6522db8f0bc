-- The row of a student's answer, to be held against the log.
SELECT id, at_ms, offset, visit, question, text FROM answer WHERE id = :id;
