-- The rows of imports.
INSERT OR REPLACE INTO snapshot (id, at_ms, source, hash, dated, issuer, scope, bulk)
SELECT id, at_ms, source, hash, coalesce(dated, ''), coalesce(issuer, ''), coalesce(scope, ''), coalesce(bulk, '')
  FROM waiting_snapshot;
