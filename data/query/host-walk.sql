-- What hangs on a walk needs to know of it.
SELECT id, 0, school, form, at_ms, closed_ms, audience FROM walk WHERE id = :id;
