-- Every visit by id.
SELECT id, day FROM visit ORDER BY id;
