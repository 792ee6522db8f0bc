-- The row of a class, to be held against the log.
SELECT id, title, code, type, course, school, terms, grades, subjects, periods, students, by_grade, gone, location, snapshot FROM class WHERE id = :id;
