-- Every visit by id with its grade.
SELECT id, day, grade FROM visit ORDER BY id;
