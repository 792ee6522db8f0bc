-- Open steps of cycles that go on whose check-back day has come, the longest due first: ids only.
SELECT step.id
  FROM step
  JOIN cycle ON cycle.id = step.cycle
 WHERE step.done IS NULL AND step.check_back <= :until AND cycle.state IS NULL
 ORDER BY step.check_back, step.id;
