-- The row of a teacher, to be held against the log.
SELECT id, given, family, classes, gone, key, issuer, scope FROM teacher WHERE id = :id;
