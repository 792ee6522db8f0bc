-- The row of a task sample.
INSERT OR REPLACE INTO task (id, at_ms, offset, visit, text)
VALUES (:id, :at_ms, :offset, :visit, :text);
