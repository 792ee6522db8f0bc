-- The rows of stopwatch runs.
INSERT INTO timer (id, at_ms, offset, visit, name, stopped_ms)
SELECT id, at_ms, offset, visit, name, stopped_ms
  FROM waiting_timer
 WHERE true
    ON CONFLICT (id) DO UPDATE
   SET at_ms = excluded.at_ms, offset = excluded.offset, visit = excluded.visit,
       name = excluded.name, stopped_ms = excluded.stopped_ms;
