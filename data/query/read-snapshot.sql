-- The row of an import, to be held against the log.
SELECT id, at_ms, source, hash, dated, issuer, scope, bulk FROM snapshot WHERE id = :id;
