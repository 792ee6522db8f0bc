-- The row of an import.
INSERT OR REPLACE INTO snapshot (id, at_ms, source, hash, dated, issuer, scope, bulk)
VALUES (:id, :at_ms, :source, :hash, coalesce(:dated, ''), coalesce(:issuer, ''), coalesce(:scope, ''), coalesce(:bulk, ''));
