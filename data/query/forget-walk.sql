-- A walk is not shown any more.
DELETE FROM walk WHERE id = :id;
