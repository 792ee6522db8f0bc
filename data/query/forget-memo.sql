-- A note to oneself is not shown any more.
DELETE FROM memo WHERE id = :id;
