-- The row of a scan.
INSERT INTO interval (id, at_ms, offset, visit, counter, k, n)
VALUES (:id, :at_ms, :offset, :visit, :counter, :k, :n)
    ON CONFLICT (id) DO UPDATE
   SET at_ms = excluded.at_ms, offset = excluded.offset, visit = excluded.visit,
       counter = excluded.counter, k = excluded.k, n = excluded.n;
