-- What can be done again: the earliest undone act after the last one in force.
SELECT act, token, title, added, step
  FROM act
 WHERE undone = 1 AND act > coalesce((SELECT max(act) FROM act WHERE undone = 0), 0)
 ORDER BY act
 LIMIT 1;
