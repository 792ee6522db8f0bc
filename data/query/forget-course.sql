-- A course is not shown any more.
DELETE FROM course WHERE id = :id;
