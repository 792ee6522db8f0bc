-- A published text is not shown any more.
DELETE FROM publication WHERE id = :id;
