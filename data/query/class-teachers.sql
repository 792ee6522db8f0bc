-- Who teaches a class.
SELECT teacher.id
  FROM teacher, json_each(teacher.classes)
 WHERE gone = 0 AND json_each.value = :class
 ORDER BY family COLLATE NOCASE, given COLLATE NOCASE, teacher.id;
