-- Classes and rooms of a school by title, those that are gone last.
SELECT id, title, grades, subjects, periods, students, gone
  FROM class
 WHERE school = :school
 ORDER BY gone, title, id;
