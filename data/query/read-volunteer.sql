-- The row of a volunteer, to be held against the log.
SELECT id, at_ms, offset, name, school, grades, subjects, free, consented FROM volunteer WHERE id = :id;
