-- What was marked in a walk's visits: one row a mark, visits in the order of their numbers.
SELECT visit.number, visit.id, mark.item, mark.value
  FROM visit
  JOIN mark ON mark.visit = visit.id
 WHERE visit.walk = :walk AND (:room = 0 OR visit.number = :room)
 ORDER BY visit.number, visit.id, mark.item;
