-- The row of an import.
INSERT OR REPLACE INTO snapshot (id, at_ms, source, hash, dated)
VALUES (:id, :at_ms, :source, :hash, coalesce(:dated, ''));
