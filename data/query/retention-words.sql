-- What has words in a walk.
SELECT note.id FROM note JOIN visit ON visit.id = note.visit WHERE visit.walk = :of
UNION ALL SELECT answer.id FROM answer JOIN visit ON visit.id = answer.visit WHERE visit.walk = :of
UNION ALL SELECT task.id FROM task JOIN visit ON visit.id = task.visit WHERE visit.walk = :of
UNION ALL SELECT id FROM card WHERE walk = :of
UNION ALL SELECT id FROM problem WHERE walk = :of
UNION ALL SELECT id FROM calibration WHERE walk = :of
ORDER BY 1;
