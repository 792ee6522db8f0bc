-- The row of a teacher.
INSERT OR REPLACE INTO teacher (id, given, family, classes, gone)
VALUES (:id, :given, :family, :classes, coalesce(:gone, 0));
