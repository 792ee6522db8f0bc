-- Every visit by id, but those of coaching cycles, with what it can be grouped by, its school too.
SELECT visit.id, visit.day, visit.at_ms + visit.offset * 60000, visit.at_ms, coalesce(visit.ended_ms, 0),
       visit.grade, visit.subject, visit.segment, walk.school, organization.name
  FROM visit
  LEFT JOIN walk ON walk.id = visit.walk
  LEFT JOIN organization ON organization.id = walk.school
 WHERE walk.audience IS NOT 'pair'
 ORDER BY visit.id;
