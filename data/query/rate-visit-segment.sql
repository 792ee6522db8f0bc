-- Every visit by id with its segment.
SELECT id, day, segment FROM visit ORDER BY id;
