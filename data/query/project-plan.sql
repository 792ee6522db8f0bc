-- The rows of plans built backwards from what students should be able to do.
INSERT OR REPLACE INTO plan (id, at_ms, offset, school, title, team, goal, evidence, lookfors, actions)
SELECT id, at_ms, offset, school, title, team, goal, evidence, lookfors, actions
  FROM waiting_plan;
