-- A month's counts of coaching are not told any more.
DELETE FROM activity WHERE id = :id;
