-- Student evidence of a cycle by stage and day: ids only.
SELECT id
  FROM evidence
 WHERE cycle = :cycle
 ORDER BY CASE stage WHEN 'baseline' THEN 0 WHEN 'interim' THEN 1 ELSE 2 END, day, at_ms, id;
