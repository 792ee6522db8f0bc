-- Since when a card is revoked by orders that hold here; no row where it is not.
SELECT min(since_ms)
  FROM revocation JOIN orders USING (id)
 WHERE key = :key AND orders.state = 2
HAVING count(*) > 0;
