-- The rows of projects of an academy.
INSERT OR REPLACE INTO project (id, at_ms, offset, school, title, team, question, data, actions, result)
SELECT id, at_ms, offset, school, title, team, question, data, actions, result
  FROM waiting_project;
