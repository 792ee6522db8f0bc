-- Plans, the newest first; one where :id is given.
SELECT plan.id, plan.at_ms, plan.offset, school, organization.name, title, team, goal, evidence, lookfors, actions
  FROM plan
  LEFT JOIN organization ON organization.id = school
 WHERE :id = 0 OR plan.id = :id
 ORDER BY plan.at_ms DESC, plan.id DESC;
