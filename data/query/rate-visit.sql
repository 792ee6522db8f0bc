-- Every visit by id; of one school where it is asked for.
SELECT id, day FROM visit
 WHERE :school = 0 OR walk IN (SELECT id FROM walk WHERE school = :school)
 ORDER BY id;
