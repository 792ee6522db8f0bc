-- Calibrations, the newest first, with their walks; one where :id is given.
SELECT calibration.id, calibration.at_ms, calibration.offset, calibration.walk, calibration.number, calibration.title,
       calibration.agreement, walk.title, walk.day, organization.name
  FROM calibration
  LEFT JOIN walk ON walk.id = calibration.walk
  LEFT JOIN organization ON organization.id = walk.school
 WHERE :id = 0 OR calibration.id = :id
 ORDER BY calibration.at_ms DESC, calibration.id DESC;
