-- The rows of teachers.
INSERT OR REPLACE INTO teacher (id, given, family, classes, gone, key, issuer, scope)
SELECT id, coalesce(given, ''), coalesce(family, ''), classes, coalesce(gone, 0), key, issuer, scope
  FROM waiting_teacher;
