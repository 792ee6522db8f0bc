-- The rows of: who a coaching cycle belongs to, for one period of unchanged membership.
INSERT INTO circle (id, at_ms, offset, cycle, members, earlier)
SELECT id, at_ms, offset, cycle, members, earlier
  FROM waiting_circle
 WHERE true
    ON CONFLICT (id) DO UPDATE
   SET at_ms = excluded.at_ms, offset = excluded.offset, cycle = excluded.cycle,
       members = excluded.members, earlier = excluded.earlier;
