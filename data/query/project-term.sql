-- The rows of terms.
INSERT OR REPLACE INTO term (id, title, type, first_day, last_day, parent, gone, snapshot)
SELECT id, title, type, first_day, last_day, parent, coalesce(gone, 0), snapshot
  FROM waiting_term;
