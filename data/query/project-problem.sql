-- The rows of problems of practice.
INSERT INTO problem (id, at_ms, offset, walk, text, theory, results)
SELECT id, at_ms, offset, walk, text, theory, results
  FROM waiting_problem
 WHERE true
    ON CONFLICT (id) DO UPDATE
   SET at_ms = excluded.at_ms, offset = excluded.offset, walk = excluded.walk,
       text = excluded.text, theory = excluded.theory, results = excluded.results;
