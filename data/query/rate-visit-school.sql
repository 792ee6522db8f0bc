-- Every visit by id with its school's name.
SELECT visit.id, visit.day, organization.name
  FROM visit
  LEFT JOIN walk ON walk.id = visit.walk
  LEFT JOIN organization ON organization.id = walk.school
 ORDER BY visit.id;
