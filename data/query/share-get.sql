-- One text that partners think of sharing.
SELECT id, cycle, at_ms, offset, text, audience, coalesce(school, 0), token FROM share WHERE id = :id;
