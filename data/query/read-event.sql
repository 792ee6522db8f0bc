-- The row of an event of a coaching cycle, to be held against the log.
SELECT id, at_ms, offset, cycle, kind, phase, planned_ms, minutes, focus, form, seat, host,
       debrief_ms, seen_by, started_ms, ended_ms, walk, asked
  FROM event
 WHERE id = :id;
