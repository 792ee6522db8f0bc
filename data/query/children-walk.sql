-- What hangs on a walk.
SELECT id FROM visit WHERE walk = :id
UNION ALL SELECT id FROM problem WHERE walk = :id
UNION ALL SELECT id FROM card WHERE walk = :id
UNION ALL SELECT id FROM calibration WHERE walk = :id;
