-- A text that partners think of sharing is not shown any more.
DELETE FROM share WHERE id = :id;
