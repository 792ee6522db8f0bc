-- The visits of a walk by number.
SELECT id, number FROM visit WHERE walk = :walk ORDER BY number, id;
