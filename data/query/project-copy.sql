-- The rows of copies that hosts were given.
INSERT OR REPLACE INTO copy (id, visit, given_ms)
SELECT id, visit, given_ms
  FROM waiting_copy;
