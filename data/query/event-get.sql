-- One event of a cycle.
SELECT event.id, event.cycle, event.kind, event.at_ms, event.offset, event.phase, event.planned_ms,
       event.minutes, event.focus, event.form, form.title, event.seat, event.host, event.debrief_ms,
       event.seen_by, event.started_ms, event.ended_ms, event.walk,
       (SELECT count(*) FROM remark WHERE remark.event = event.id), event.asked
  FROM event
  LEFT JOIN form ON form.id = event.form
 WHERE event.id = :id;
