-- The rows of scans.
INSERT INTO interval (id, at_ms, offset, visit, counter, k, n)
SELECT id, at_ms, offset, visit, counter, k, n
  FROM waiting_interval
 WHERE true
    ON CONFLICT (id) DO UPDATE
   SET at_ms = excluded.at_ms, offset = excluded.offset, visit = excluded.visit,
       counter = excluded.counter, k = excluded.k, n = excluded.n;
