-- The row of a problem of practice.
INSERT INTO problem (id, at_ms, offset, walk, text, theory, results)
VALUES (:id, :at_ms, :offset, :walk, :text, :theory, :results)
    ON CONFLICT (id) DO UPDATE
   SET at_ms = excluded.at_ms, offset = excluded.offset, walk = excluded.walk,
       text = excluded.text, theory = excluded.theory, results = excluded.results;
