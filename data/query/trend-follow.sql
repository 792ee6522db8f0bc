-- How coaching cycles that are here went on, of those that began in some days: how many of how many, in the order
-- of trend-follow.c. Steps that are due are those to be checked on by today.
WITH one AS (
  SELECT id, goal IS NOT NULL AS has_goal, state IN ('done', 'stopped') AS is_closed, state = 'done' AS is_met,
         EXISTS (SELECT 1 FROM event WHERE cycle = cycle.id AND started_ms IS NOT NULL) AS has_event,
         EXISTS (SELECT 1 FROM event WHERE cycle = cycle.id AND kind = 'visit' AND started_ms IS NOT NULL) AS has_visit,
         EXISTS (SELECT 1 FROM event AS visit JOIN event AS talk ON talk.cycle = visit.cycle
                  WHERE visit.cycle = cycle.id AND visit.kind = 'visit' AND talk.kind = 'post-conference'
                    AND talk.started_ms >= visit.started_ms) AS has_talk,
         EXISTS (SELECT 1 FROM evidence WHERE cycle = cycle.id AND stage = 'baseline') AS has_first,
         EXISTS (SELECT 1 FROM evidence WHERE cycle = cycle.id AND stage = 'end') AS has_last
    FROM cycle
   WHERE coalesce (begun, (at_ms + offset * 60000) / 86400000) BETWEEN :from_day AND :to_day
), due AS (
  SELECT step.state = 'done' AND step.done <= check_back AS is_in_time,
         step.state = 'done' AND step.done > check_back AS is_late,
         step.state IS NULL AS is_open
    FROM step JOIN one ON one.id = step.cycle
   WHERE check_back IS NOT NULL AND (check_back < :today OR step.state = 'done') AND step.state IS NOT 'dropped'
)
SELECT sum (has_goal), count (*), sum (has_event), count (*), sum (has_visit), count (*), sum (has_talk),
       sum (has_visit), sum (has_first), count (*), sum (has_first AND has_last), sum (is_closed), sum (is_met),
       sum (is_closed), (SELECT sum (is_in_time) FROM due), (SELECT count (*) FROM due),
       (SELECT sum (is_late) FROM due), (SELECT count (*) FROM due), (SELECT sum (is_open) FROM due),
       (SELECT count (*) FROM due)
  FROM one;
