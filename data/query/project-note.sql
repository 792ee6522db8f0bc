-- The row of a line of evidence.
INSERT OR REPLACE INTO note (id, at_ms, offset, visit, tags, item, text)
VALUES (:id, :at_ms, :offset, :visit, coalesce(:tags, 0), :item, :text);
