-- The row of a count.
INSERT OR REPLACE INTO tally (id, at_ms, offset, visit, counter, by)
VALUES (:id, :at_ms, :offset, :visit, :counter, :by);
