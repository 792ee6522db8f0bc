-- The row of a course.
INSERT OR REPLACE INTO course (id, title, code, school, gone, snapshot)
VALUES (:id, :title, :code, :school, coalesce(:gone, 0), :snapshot);
