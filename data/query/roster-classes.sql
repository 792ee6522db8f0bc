-- Classes of :school, or of all with 0, with the names of what they belong to.
SELECT class.id, class.title, class.code, class.type, class.school, school.name, course.title,
       class.grades, class.subjects, class.periods, class.location, class.students, class.gone
  FROM class LEFT JOIN organization AS school ON school.id = class.school
             LEFT JOIN course ON course.id = class.course
 WHERE :school = 0 OR class.school = :school
 ORDER BY school.name COLLATE NOCASE, class.school, class.title COLLATE NOCASE, class.code, class.id;
