-- Events of a cycle, or of all, by when they began or are planned; those without either last: ids only.
SELECT id
  FROM event
 WHERE :cycle = 0 OR cycle = :cycle
 ORDER BY coalesce(started_ms, planned_ms) IS NULL, coalesce(started_ms, planned_ms), at_ms, id;
