-- A line of evidence is not shown any more.
DELETE FROM note WHERE id = :id;
