-- The rows of orders to revoke a card.
INSERT OR REPLACE INTO revocation (id, at_ms, offset, key, name, since_ms, reason)
SELECT id, at_ms, offset, key, name, since_ms, reason
  FROM waiting_revocation;
