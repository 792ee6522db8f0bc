-- The row of which class a visit was in, to be held against the log.
SELECT id, visit, class FROM room WHERE id = :id;
