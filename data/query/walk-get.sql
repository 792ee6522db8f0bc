-- One walk with the names behind its references and what was gathered.
SELECT walk.title, walk.school, coalesce(organization.name, ''), walk.form, coalesce(form.title, ''),
       walk.code, walk.day, walk.audience, walk.at_ms, walk.offset, coalesce(walk.closed_ms, 0),
       (SELECT count(*) FROM visit WHERE visit.walk = walk.id),
       (SELECT count(*) FROM visit JOIN note ON note.visit = visit.id WHERE visit.walk = walk.id)
  FROM walk
  LEFT JOIN organization ON organization.id = walk.school
  LEFT JOIN form ON form.id = walk.form
 WHERE walk.id = :id;
