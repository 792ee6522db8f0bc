-- The row of an order to revoke a card, to be held against the log.
SELECT id, at_ms, offset, key, name, since_ms, reason FROM revocation WHERE id = :id;
