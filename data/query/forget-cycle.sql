-- A coaching cycle is not shown any more.
DELETE FROM cycle WHERE id = :id;
