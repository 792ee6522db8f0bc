-- One visit and what was gathered in it.
SELECT walk, number, grade, subject, segment, at_ms, offset, coalesce(ended_ms, 0),
       (SELECT count(*) FROM note WHERE visit = :id),
       (SELECT count(*) FROM mark WHERE visit = :id)
  FROM visit
 WHERE id = :id;
