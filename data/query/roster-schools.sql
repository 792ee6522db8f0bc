-- Schools with what stands above them and how many classes they have.
SELECT school.id, school.name, school.type, school.code, school.parent, parent.name,
       (SELECT count(*) FROM class WHERE class.school = school.id AND class.gone = 0), school.gone
  FROM organization AS school LEFT JOIN organization AS parent ON parent.id = school.parent
 WHERE school.type NOT IN ('district', 'local', 'state', 'national')
 ORDER BY school.name COLLATE NOCASE, school.id;
