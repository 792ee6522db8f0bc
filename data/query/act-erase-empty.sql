-- Acts of which nothing is left but one erased line, or nothing at all.
DELETE FROM act
 WHERE added IN ('', :line || '+1')
   AND NOT EXISTS (SELECT 1 FROM act_swap WHERE act_swap.act = act.act);
