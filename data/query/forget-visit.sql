-- A visit is not shown any more.
DELETE FROM visit WHERE id = :id;
