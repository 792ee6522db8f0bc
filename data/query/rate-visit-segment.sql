-- Every visit by id with its segment; of one school where it is asked for.
SELECT id, day, segment FROM visit
 WHERE :school = 0 OR walk IN (SELECT id FROM walk WHERE school = :school)
 ORDER BY id;
