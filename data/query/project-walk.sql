-- The rows of walks.
INSERT INTO walk (id, at_ms, offset, title, school, form, day, code, audience, closed_ms)
SELECT id, at_ms, offset, title, school, form, day, code, audience, closed_ms
  FROM waiting_walk
 WHERE true
    ON CONFLICT (id) DO UPDATE
   SET at_ms = excluded.at_ms, offset = excluded.offset, title = excluded.title,
       school = excluded.school, form = excluded.form, day = excluded.day,
       code = excluded.code, audience = excluded.audience, closed_ms = excluded.closed_ms;
