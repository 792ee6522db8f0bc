-- The row of a count.
INSERT INTO tally (id, at_ms, offset, visit, counter, by)
VALUES (:id, :at_ms, :offset, :visit, :counter, :by)
    ON CONFLICT (id) DO UPDATE
   SET at_ms = excluded.at_ms, offset = excluded.offset, visit = excluded.visit,
       counter = excluded.counter, by = excluded.by;
