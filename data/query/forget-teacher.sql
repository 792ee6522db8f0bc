-- A teacher is not shown any more.
DELETE FROM teacher WHERE id = :id;
