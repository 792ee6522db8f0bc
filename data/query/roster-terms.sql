-- Terms by their first day, those without one last.
SELECT id, title, type, first_day, last_day, parent, gone
  FROM term
 ORDER BY first_day IS NULL, first_day, last_day DESC, title, id;
