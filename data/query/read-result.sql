-- The row of a result, to be held against the log.
SELECT id, school, instrument, type, day, grade, subject, students, levels, counts, source, matched
  FROM result WHERE id = :id;
