-- A scan is not shown any more.
DELETE FROM interval WHERE id = :id;
