-- The row of a problem of practice.
INSERT OR REPLACE INTO problem (id, at_ms, offset, walk, text, theory, results)
VALUES (:id, :at_ms, :offset, :walk, :text, :theory, :results);
