-- Acts in force that took something back, the last first.
SELECT act, token, title, added, step
  FROM act
 WHERE undone = 0 AND EXISTS (SELECT 1 FROM act_swap WHERE act_swap.act = act.act)
 ORDER BY act DESC;
