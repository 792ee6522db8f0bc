-- Orders to revoke a card, the oldest first.
SELECT revocation.id, at_ms, offset, key, name, since_ms, reason, coalesce(orders.state, 0)
  FROM revocation LEFT JOIN orders USING (id)
 ORDER BY at_ms, revocation.id;
