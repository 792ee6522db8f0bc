-- The row of a visit, to be held against the log.
SELECT id, day, at_ms, offset, walk, number, grade, subject, segment, ended_ms FROM visit WHERE id = :id;
