-- Visits that a partner other than :person asks for, and that are not planned yet: ids only.
SELECT event.id
  FROM event
  JOIN cycle ON cycle.id = event.cycle
 WHERE cycle.state IS NULL AND event.asked IS NOT NULL AND event.planned_ms IS NULL
   AND event.started_ms IS NULL AND event.host IS NOT :person
 ORDER BY event.at_ms, event.id;
