-- The row of a project, to be held against the log.
SELECT id, at_ms, offset, school, title, team, question, data, actions, result
  FROM project WHERE id = :id;
