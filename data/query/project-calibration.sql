-- The rows of calibrations: one lesson that several marked.
INSERT OR REPLACE INTO calibration (id, at_ms, offset, walk, number, title, agreement)
SELECT id, at_ms, offset, walk, number, title, agreement
  FROM waiting_calibration;
