-- The rows of: coaching cycles.
INSERT INTO cycle (id, at_ms, offset, title, model, document, begun, until, goal, measure,
                   target, agreement, phase, state, closed, reason, reflection)
SELECT id, at_ms, offset, title, model, document, begun, until, goal, measure, target,
       agreement, phase, state, closed, reason, reflection
  FROM waiting_cycle
 WHERE true
    ON CONFLICT (id) DO UPDATE
   SET at_ms = excluded.at_ms, offset = excluded.offset, title = excluded.title,
       model = excluded.model, document = excluded.document, begun = excluded.begun,
       until = excluded.until, goal = excluded.goal, measure = excluded.measure,
       target = excluded.target, agreement = excluded.agreement, phase = excluded.phase,
       state = excluded.state, closed = excluded.closed, reason = excluded.reason,
       reflection = excluded.reflection;
