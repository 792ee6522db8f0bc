-- One piece of student evidence.
SELECT id, cycle, at_ms, offset, stage, instrument, day, students, tested, levels, met, same, scorer
  FROM evidence
 WHERE id = :id;
