-- What is planned for some days and not called off, in the order of the visits.
SELECT id, walk, class, day, time, minutes, noticed_ms, visited, off_ms
  FROM slot
 WHERE off_ms IS NULL AND day BETWEEN :from AND :until
 ORDER BY day, time IS NULL, time, id;
