-- A count is not shown any more.
DELETE FROM tally WHERE id = :id;
