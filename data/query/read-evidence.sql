-- The row of student evidence of a coaching cycle, to be held against the log.
SELECT id, at_ms, offset, cycle, stage, instrument, day, students, tested, levels, met, same,
       scorer
  FROM evidence
 WHERE id = :id;
