-- The row of a coaching cycle, to be held against the log.
SELECT id, at_ms, offset, title, model, document, begun, until, goal, measure, target,
       agreement, phase, state, closed, reason, reflection
  FROM cycle
 WHERE id = :id;
