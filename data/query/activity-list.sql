-- What was told of coaching, by month.
SELECT id, month, cycles, events, minutes FROM activity ORDER BY month, id;
