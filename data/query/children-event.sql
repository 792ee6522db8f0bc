-- What hangs on an event of a coaching cycle; of a visit, the walk that holds it too.
SELECT id FROM remark WHERE event = :id
UNION ALL SELECT walk.id FROM event JOIN walk ON walk.id = event.walk WHERE event.id = :id;
