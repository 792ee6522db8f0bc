-- The row of a note to oneself.
INSERT OR REPLACE INTO memo (id, at_ms, offset, text)
VALUES (:id, :at_ms, :offset, :text);
