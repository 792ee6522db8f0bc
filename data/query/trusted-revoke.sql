-- A card is revoked since then: one row where that is news.
UPDATE trusted SET revoked_ms = :since_ms
 WHERE key = :key AND (revoked_ms = 0 OR revoked_ms > :since_ms)
RETURNING 1;
