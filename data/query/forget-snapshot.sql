-- An import is not shown any more.
DELETE FROM snapshot WHERE id = :id;
