-- The row of a teacher, to be held against the log.
SELECT id, given, family, classes, gone FROM teacher WHERE id = :id;
