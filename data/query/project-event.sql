-- The rows of: events of coaching cycles.
INSERT INTO event (id, at_ms, offset, cycle, kind, phase, planned_ms, minutes, focus, form,
                   seat, host, debrief_ms, seen_by, started_ms, ended_ms, walk, asked)
SELECT id, at_ms, offset, cycle, kind, phase, planned_ms, minutes, focus, form, seat, host,
       debrief_ms, seen_by, started_ms, ended_ms, walk, asked
  FROM waiting_event
 WHERE true
    ON CONFLICT (id) DO UPDATE
   SET at_ms = excluded.at_ms, offset = excluded.offset, cycle = excluded.cycle,
       kind = excluded.kind, phase = excluded.phase, planned_ms = excluded.planned_ms,
       minutes = excluded.minutes, focus = excluded.focus, form = excluded.form,
       seat = excluded.seat, host = excluded.host, debrief_ms = excluded.debrief_ms,
       seen_by = excluded.seen_by, started_ms = excluded.started_ms,
       ended_ms = excluded.ended_ms, walk = excluded.walk, asked = excluded.asked;
