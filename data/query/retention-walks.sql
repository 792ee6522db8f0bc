-- Walks of a day or earlier, the oldest first, with how many things with words they still have.
SELECT walk.id, walk.title, walk.day,
       (SELECT count(*) FROM note JOIN visit ON visit.id = note.visit WHERE visit.walk = walk.id) +
       (SELECT count(*) FROM answer JOIN visit ON visit.id = answer.visit WHERE visit.walk = walk.id) +
       (SELECT count(*) FROM task JOIN visit ON visit.id = task.visit WHERE visit.walk = walk.id) +
       (SELECT count(*) FROM card WHERE card.walk = walk.id) +
       (SELECT count(*) FROM problem WHERE problem.walk = walk.id) +
       (SELECT count(*) FROM calibration WHERE calibration.walk = walk.id)
  FROM walk
 WHERE walk.day <= :day
 ORDER BY walk.day, walk.id;
