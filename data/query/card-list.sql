-- The cards of a debrief by step, then time.
SELECT id, step, at_ms, offset, text, owner, due, under
  FROM card
 WHERE walk = :walk
 ORDER BY CASE step WHEN 'describe' THEN 0 WHEN 'pattern' THEN 1 WHEN 'predict' THEN 2 ELSE 3 END,
          at_ms, id;
