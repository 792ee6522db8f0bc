-- A problem of practice is not shown any more.
DELETE FROM problem WHERE id = :id;
