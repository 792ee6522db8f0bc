-- Joint norms, those that were agreed last first.
SELECT id, at_ms, offset, program, text, parties, day, keep_words, keep_cycles, tells_counts, tells_classes
  FROM norms
 ORDER BY day DESC, at_ms DESC, id DESC;
