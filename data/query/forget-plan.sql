-- A plan is not shown any more.
DELETE FROM plan WHERE id = :id;
