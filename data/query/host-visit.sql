-- What hangs on a visit needs to know of it and its walk.
SELECT visit.walk, visit.id, walk.school, walk.form, visit.at_ms, visit.ended_ms, walk.audience
  FROM visit
  LEFT JOIN walk ON walk.id = visit.walk
 WHERE visit.id = :id;
