-- The rows of: student evidence of coaching cycles.
INSERT INTO evidence (id, at_ms, offset, cycle, stage, instrument, day, students, tested,
                      levels, met, same, scorer)
SELECT id, at_ms, offset, cycle, stage, instrument, day, students, tested, levels, met, same,
       scorer
  FROM waiting_evidence
 WHERE true
    ON CONFLICT (id) DO UPDATE
   SET at_ms = excluded.at_ms, offset = excluded.offset, cycle = excluded.cycle,
       stage = excluded.stage, instrument = excluded.instrument, day = excluded.day,
       students = excluded.students, tested = excluded.tested, levels = excluded.levels,
       met = excluded.met, same = excluded.same, scorer = excluded.scorer;
