-- The row of two teachers who are one person, to be held against the log.
SELECT id, one, other FROM sameteacher WHERE id = :id;
