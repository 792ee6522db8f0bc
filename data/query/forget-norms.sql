-- Joint norms are not shown any more.
DELETE FROM norms WHERE id = :id;
