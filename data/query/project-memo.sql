-- The rows of notes to oneself.
INSERT OR REPLACE INTO memo (id, at_ms, offset, text)
SELECT id, at_ms, offset, text
  FROM waiting_memo;
