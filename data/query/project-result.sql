-- The rows of students' results.
INSERT OR REPLACE INTO result (id, school, instrument, type, day, grade, subject, students, levels, counts, source)
SELECT id, school, instrument, type, day, grade, subject, students, levels, counts, source
  FROM waiting_result;
