-- What is planned for a walk, in the order of the visits.
SELECT id, walk, class, day, time, minutes, noticed_ms, visited, off_ms
  FROM slot
 WHERE walk = :walk
 ORDER BY day, time IS NULL, time, id;
