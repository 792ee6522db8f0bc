-- The row of a stopwatch run.
INSERT INTO timer (id, at_ms, offset, visit, name, stopped_ms)
VALUES (:id, :at_ms, :offset, :visit, :name, :stopped_ms)
    ON CONFLICT (id) DO UPDATE
   SET at_ms = excluded.at_ms, offset = excluded.offset, visit = excluded.visit,
       name = excluded.name, stopped_ms = excluded.stopped_ms;
