-- The row of a planned visit, to be held against the log.
SELECT id, at_ms, offset, walk, class, day, time, minutes, noticed_ms, visited, off_ms
  FROM slot
 WHERE id = :id;
