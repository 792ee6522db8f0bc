-- The row of a term, to be held against the log.
SELECT id, title, type, first_day, last_day, parent, gone, snapshot FROM term WHERE id = :id;
