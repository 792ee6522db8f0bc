-- The rows of students' results.
INSERT OR REPLACE INTO result (id, school, instrument, type, day, grade, subject, students, levels, counts, source, matched)
SELECT id, school, instrument, type, day, grade, subject, students, levels, counts, source, matched
  FROM waiting_result;
