-- The rows of marks, but those of which there is one of their visit and item: cover-mark-*.sql follow then.
INSERT INTO mark (id, at_ms, offset, visit, item, value)
SELECT id, at_ms, offset, visit, item, value
  FROM waiting_mark
 WHERE true
    ON CONFLICT (visit, item) DO NOTHING;
