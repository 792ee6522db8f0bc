-- A student's answer is not shown any more.
DELETE FROM answer WHERE id = :id;
