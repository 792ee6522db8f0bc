-- An event of a coaching cycle is not shown any more.
DELETE FROM event WHERE id = :id;
