-- The row of which class a visit was in, as the school knows it, to be held against the log.
SELECT id, visit, class FROM visitclass WHERE id = :id;
