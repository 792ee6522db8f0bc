-- The rows of two classes that are one.
INSERT OR REPLACE INTO sameclass (id, one, other)
SELECT id, one, other
  FROM waiting_sameclass;
