-- The row of a course, to be held against the log.
SELECT id, title, code, school, gone FROM course WHERE id = :id;
