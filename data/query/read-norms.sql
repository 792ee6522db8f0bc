-- The row of joint norms, to be held against the log.
SELECT id, at_ms, offset, program, text, parties, day, keep_words, keep_cycles, tells_counts, tells_classes
  FROM norms WHERE id = :id;
