-- The row of two classes that are one, to be held against the log.
SELECT id, one, other FROM sameclass WHERE id = :id;
