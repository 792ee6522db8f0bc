-- The row of a plan, to be held against the log.
SELECT id, at_ms, offset, school, title, team, goal, evidence, lookfors, actions
  FROM plan WHERE id = :id;
