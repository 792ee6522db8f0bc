-- The rows of classes.
INSERT OR REPLACE INTO class (id, title, code, type, course, school, terms, grades, subjects, periods, students, by_grade, gone, location, snapshot)
SELECT id, title, code, type, course, school, terms, grades, subjects, periods, students, by_grade, coalesce(gone, 0), location, snapshot
  FROM waiting_class;
