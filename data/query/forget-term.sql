-- A term is not shown any more.
DELETE FROM term WHERE id = :id;
