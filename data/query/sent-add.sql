-- A file that is about to get its name.
INSERT INTO sent (at_ms, offset, file, scope, school, recipients, lines, bytes)
VALUES (:at_ms, :offset, :file, :scope, :school, :recipients, :lines, 0)
RETURNING number;
