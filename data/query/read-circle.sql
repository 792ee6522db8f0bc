-- The row of who a cycle belongs to, to be held against the log.
SELECT id, at_ms, offset, cycle, members, earlier
  FROM circle
 WHERE id = :id;
