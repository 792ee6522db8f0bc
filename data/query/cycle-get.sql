-- One cycle with what is counted of it.
SELECT title, model, goal, measure, target, agreement, phase, state, reason, reflection, begun, until,
       closed, at_ms, offset,
       (SELECT count(*) FROM event WHERE cycle = :id AND started_ms IS NOT NULL),
       (SELECT count(*) FROM step WHERE cycle = :id AND done IS NULL),
       (SELECT min(planned_ms) FROM event WHERE cycle = :id AND started_ms IS NULL)
  FROM cycle
 WHERE id = :id;
