-- The row of a class.
INSERT OR REPLACE INTO class (id, title, code, type, course, school, terms, grades, subjects, periods, students, by_grade, gone, location, snapshot)
VALUES (:id, :title, :code, :type, :course, :school, :terms, :grades, :subjects, :periods, :students, :by_grade, coalesce(:gone, 0), :location, :snapshot);
