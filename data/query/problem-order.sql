-- A walk's problems of practice, oldest first.
SELECT id FROM problem WHERE walk = :walk ORDER BY at_ms, id;
