-- Steps of an event's cycle that were agreed before it began and were not settled by then: ids only.
SELECT step.id
  FROM event
  JOIN step ON step.cycle = event.cycle
 WHERE event.id = :event
   AND (event.started_ms IS NULL OR step.at_ms < event.started_ms)
   AND (step.done IS NULL
        OR (event.started_ms IS NOT NULL
            AND step.done > (event.started_ms + event.offset * 60000) / 86400000))
   AND step.event IS NOT event.id
 ORDER BY coalesce(step.check_back, 1000000000), step.id;
