-- Which two entries are one, in the order in which it was said here.
SELECT id, one, other FROM sameclass ORDER BY id;
