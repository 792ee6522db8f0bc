-- The rows of two teachers who are one person.
INSERT OR REPLACE INTO sameteacher (id, one, other)
SELECT id, one, other
  FROM waiting_sameteacher;
