-- The rows of task samples.
INSERT INTO task (id, at_ms, offset, visit, text)
SELECT id, at_ms, offset, visit, text
  FROM waiting_task
 WHERE true
    ON CONFLICT (id) DO UPDATE
   SET at_ms = excluded.at_ms, offset = excluded.offset, visit = excluded.visit,
       text = excluded.text;
