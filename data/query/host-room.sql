-- A class or room as people know it.
SELECT class.title, class.grades, class.subjects, class.school, organization.name, class.gone
  FROM class
  LEFT JOIN organization ON organization.id = class.school
 WHERE class.id = :id;
