-- The rows of counts.
INSERT INTO tally (id, at_ms, offset, visit, counter, by)
SELECT id, at_ms, offset, visit, counter, by
  FROM waiting_tally
 WHERE true
    ON CONFLICT (id) DO UPDATE
   SET at_ms = excluded.at_ms, offset = excluded.offset, visit = excluded.visit,
       counter = excluded.counter, by = excluded.by;
