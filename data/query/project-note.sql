-- The rows of lines of evidence.
INSERT INTO note (id, at_ms, offset, visit, tags, item, text)
SELECT id, at_ms, offset, visit, coalesce(tags, 0), item, text
  FROM waiting_note
 WHERE true
    ON CONFLICT (id) DO UPDATE
   SET at_ms = excluded.at_ms, offset = excluded.offset, visit = excluded.visit,
       tags = excluded.tags, item = excluded.item, text = excluded.text;
