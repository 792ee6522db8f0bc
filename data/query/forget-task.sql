-- A task sample is not shown any more.
DELETE FROM task WHERE id = :id;
