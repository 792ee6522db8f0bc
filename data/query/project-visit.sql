-- The rows of visits.
INSERT INTO visit (id, day, at_ms, offset, walk, number, grade, subject, segment, ended_ms)
SELECT id, day, at_ms, offset, walk, number, grade, subject, segment, ended_ms
  FROM waiting_visit
 WHERE true
    ON CONFLICT (id) DO UPDATE
   SET day = excluded.day, at_ms = excluded.at_ms, offset = excluded.offset,
       walk = excluded.walk, number = excluded.number, grade = excluded.grade,
       subject = excluded.subject, segment = excluded.segment, ended_ms = excluded.ended_ms;
