-- A form is not shown any more.
DELETE FROM form WHERE id = :id;
