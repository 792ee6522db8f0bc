-- What words were found in: 0 note, 1 answer, 2 task, 3 card, 4 problem,
-- 5 published text.
SELECT 0, note.visit, visit.walk, note.at_ms, note.offset, note.text
  FROM note LEFT JOIN visit ON visit.id = note.visit WHERE note.id = :id
UNION ALL
SELECT 1, answer.visit, visit.walk, answer.at_ms, answer.offset, answer.text
  FROM answer LEFT JOIN visit ON visit.id = answer.visit WHERE answer.id = :id
UNION ALL
SELECT 2, task.visit, visit.walk, task.at_ms, task.offset, task.text
  FROM task LEFT JOIN visit ON visit.id = task.visit WHERE task.id = :id
UNION ALL
SELECT 3, 0, walk, at_ms, offset, text FROM card WHERE id = :id
UNION ALL
SELECT 4, 0, walk, at_ms, offset, text FROM problem WHERE id = :id
UNION ALL
SELECT 5, 0, 0, at_ms, offset, text FROM publication WHERE id = :id;
