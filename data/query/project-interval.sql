-- The row of a scan.
INSERT OR REPLACE INTO interval (id, at_ms, offset, visit, counter, k, n)
VALUES (:id, :at_ms, :offset, :visit, :counter, :k, :n);
