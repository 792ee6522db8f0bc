-- A result is not shown any more.
DELETE FROM result WHERE id = :id;
