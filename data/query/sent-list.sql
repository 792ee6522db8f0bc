-- What was sent, newest first.
SELECT number, at_ms, offset, file, scope, school, recipients, lines, bytes FROM sent ORDER BY number DESC;
