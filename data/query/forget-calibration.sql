-- A calibration is not shown any more.
DELETE FROM calibration WHERE id = :id;
