-- The rows of joint norms.
INSERT OR REPLACE INTO norms (id, at_ms, offset, program, text, parties, day, keep_words, keep_cycles,
                              tells_counts, tells_classes)
SELECT id, at_ms, offset, program, text, parties, day, keep_words, keep_cycles, tells_counts, tells_classes
  FROM waiting_norms;
