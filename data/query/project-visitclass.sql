-- The rows of which class a visit was in, as the school knows it.
INSERT OR REPLACE INTO visitclass (id, visit, class)
SELECT id, visit, class
  FROM waiting_visitclass;
