-- The row of a line of evidence.
INSERT INTO note (id, at_ms, offset, visit, tags, item, text)
VALUES (:id, :at_ms, :offset, :visit, coalesce(:tags, 0), :item, :text)
    ON CONFLICT (id) DO UPDATE
   SET at_ms = excluded.at_ms, offset = excluded.offset, visit = excluded.visit,
       tags = excluded.tags, item = excluded.item, text = excluded.text;
