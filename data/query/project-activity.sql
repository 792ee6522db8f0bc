-- The rows of counts of coaching.
INSERT OR REPLACE INTO activity (id, at_ms, offset, month, cycles, events, minutes)
SELECT id, at_ms, offset, month, cycles, events, minutes
  FROM waiting_activity;
