-- A class is not shown any more.
DELETE FROM class WHERE id = :id;
