-- The last act in force that replaced a line.
SELECT act, token, title, added, step
  FROM act
  JOIN act_swap USING (act)
 WHERE act_swap.line = :line AND undone = 0
 ORDER BY act DESC
 LIMIT 1;
