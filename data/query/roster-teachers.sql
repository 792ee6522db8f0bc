-- Teachers by family name, with the local ids of their classes as a JSON list.
SELECT id, given, family, classes, gone
  FROM teacher
 ORDER BY family COLLATE NOCASE, given COLLATE NOCASE, id;
