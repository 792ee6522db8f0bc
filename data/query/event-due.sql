-- Events of cycles that go on: planned up to a moment and not begun, or begun and not ended; ids only.
SELECT event.id
  FROM event
  JOIN cycle ON cycle.id = event.cycle
 WHERE cycle.state IS NULL AND event.ended_ms IS NULL
   AND (event.started_ms IS NOT NULL OR event.planned_ms <= :until_ms)
 ORDER BY coalesce(event.started_ms, event.planned_ms), event.id;
