-- The rows of: texts that partners think of sharing.
INSERT INTO share (id, at_ms, offset, cycle, text, audience, school, token)
SELECT id, at_ms, offset, cycle, text, audience, school, token
  FROM waiting_share
 WHERE true
    ON CONFLICT (id) DO UPDATE
   SET at_ms = excluded.at_ms, offset = excluded.offset, cycle = excluded.cycle,
       text = excluded.text, audience = excluded.audience, school = excluded.school,
       token = excluded.token;
