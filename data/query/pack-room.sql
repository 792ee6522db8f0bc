-- The visits of a run of ids, but those of coaching cycles: what they can be grouped by, and whether nothing
-- at all was marked, written or counted in them.
SELECT visit.id, visit.day, visit.at_ms, visit.offset, coalesce(visit.ended_ms, 0), coalesce(walk.school, 0),
       visit.grade, visit.subject, visit.segment,
       NOT EXISTS (SELECT 1 FROM mark WHERE mark.visit = visit.id)
       AND NOT EXISTS (SELECT 1 FROM note WHERE note.visit = visit.id)
       AND NOT EXISTS (SELECT 1 FROM tally WHERE tally.visit = visit.id)
       AND NOT EXISTS (SELECT 1 FROM interval WHERE interval.visit = visit.id)
       AND NOT EXISTS (SELECT 1 FROM timer WHERE timer.visit = visit.id)
  FROM visit
  LEFT JOIN walk ON walk.id = visit.walk
 WHERE visit.id >= :from AND visit.id < :to AND walk.audience IS NOT 'pair'
   AND visit.id >> 32 NOT IN (SELECT origin FROM origin JOIN stream USING (stream) WHERE audience = 'pair')
 ORDER BY visit.id;
