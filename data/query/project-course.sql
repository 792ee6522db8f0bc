-- The rows of courses.
INSERT OR REPLACE INTO course (id, title, code, school, gone, snapshot)
SELECT id, title, code, school, coalesce(gone, 0), snapshot
  FROM waiting_course;
