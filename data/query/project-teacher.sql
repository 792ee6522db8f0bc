-- The row of a teacher.
INSERT OR REPLACE INTO teacher (id, given, family, classes, gone, key, issuer, scope)
VALUES (:id, coalesce(:given, ''), coalesce(:family, ''), :classes, coalesce(:gone, 0), :key, :issuer, :scope);
