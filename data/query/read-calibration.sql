-- The row of a calibration, to be held against the log.
SELECT id, at_ms, offset, walk, number, title, agreement
  FROM calibration WHERE id = :id;
