-- Visits, but those of coaching cycles, in which nothing at all was marked, written or counted.
SELECT id
  FROM visit
 WHERE id >> 32 NOT IN (SELECT origin FROM origin JOIN stream USING (stream) WHERE audience = 'pair')
   AND NOT EXISTS (SELECT 1 FROM mark WHERE mark.visit = visit.id)
   AND NOT EXISTS (SELECT 1 FROM note WHERE note.visit = visit.id)
   AND NOT EXISTS (SELECT 1 FROM tally WHERE tally.visit = visit.id)
   AND NOT EXISTS (SELECT 1 FROM interval WHERE interval.visit = visit.id)
   AND NOT EXISTS (SELECT 1 FROM timer WHERE timer.visit = visit.id);
