-- The row of a task sample.
INSERT INTO task (id, at_ms, offset, visit, text)
VALUES (:id, :at_ms, :offset, :visit, :text)
    ON CONFLICT (id) DO UPDATE
   SET at_ms = excluded.at_ms, offset = excluded.offset, visit = excluded.visit,
       text = excluded.text;
