-- The row of a walk, to be held against the log.
SELECT id, at_ms, offset, title, school, form, day, code, audience, closed_ms FROM walk WHERE id = :id;
