-- The row of a text that partners think of sharing, to be held against the log.
SELECT id, at_ms, offset, cycle, text, audience, school, token
  FROM share
 WHERE id = :id;
