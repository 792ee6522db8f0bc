-- 027: of students' results, which are of students who took the test on every date of a series.

ALTER TABLE result ADD COLUMN matched TEXT; -- "yes", or NULL for all who were tested
