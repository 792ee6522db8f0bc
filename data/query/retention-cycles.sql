-- Coaching cycles that were closed by a day, the oldest first, with how much of them still has words.
SELECT id, title, closed,
       (SELECT count(*) FROM event WHERE event.cycle = cycle.id) +
       (SELECT count(*) FROM step WHERE step.cycle = cycle.id) +
       (SELECT count(*) FROM evidence WHERE evidence.cycle = cycle.id)
  FROM cycle
 WHERE closed <= :day AND state IN ('done', 'stopped')
 ORDER BY closed, id;
