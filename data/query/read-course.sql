-- The row of a course, to be held against the log.
SELECT id, title, code, school, gone, snapshot FROM course WHERE id = :id;
