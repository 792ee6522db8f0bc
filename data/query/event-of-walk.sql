-- The event whose visits a walk holds.
SELECT id FROM event WHERE walk = :walk ORDER BY id LIMIT 1;
