-- The rows of rooms that opt out.
INSERT OR REPLACE INTO optout (id, class, since, until, note)
SELECT id, class, since, until, note
  FROM waiting_optout;
