-- A project is not shown any more.
DELETE FROM project WHERE id = :id;
