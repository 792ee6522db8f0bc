-- Every visit by id with its school's name; of one school where it is asked for.
SELECT visit.id, visit.day, organization.name
  FROM visit
  LEFT JOIN walk ON walk.id = visit.walk
  LEFT JOIN organization ON organization.id = walk.school
 WHERE :school = 0 OR walk.school = :school
 ORDER BY visit.id;
