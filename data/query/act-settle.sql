-- What was undone since the last act in force can't be done again any more.
UPDATE act
   SET undone = 2
 WHERE undone = 1
   AND act > coalesce((SELECT act FROM act WHERE undone = 0 ORDER BY act DESC LIMIT 1), 0);
