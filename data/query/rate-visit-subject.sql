-- Every visit by id with its subject.
SELECT id, day, subject FROM visit ORDER BY id;
