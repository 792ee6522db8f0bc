-- The row of a copy that a host was given, to be held against the log.
SELECT id, visit, given_ms FROM copy WHERE id = :id;
