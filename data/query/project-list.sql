-- Projects, the newest first; one where :id is given.
SELECT project.id, project.at_ms, project.offset, school, organization.name, title, team, question, data, actions, result
  FROM project
  LEFT JOIN organization ON organization.id = school
 WHERE :id = 0 OR project.id = :id
 ORDER BY project.at_ms DESC, project.id DESC;
