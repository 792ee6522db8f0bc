-- The rows of students' answers.
INSERT INTO answer (id, at_ms, offset, visit, question, text)
SELECT id, at_ms, offset, visit, question, text
  FROM waiting_answer
 WHERE true
    ON CONFLICT (id) DO UPDATE
   SET at_ms = excluded.at_ms, offset = excluded.offset, visit = excluded.visit,
       question = excluded.question, text = excluded.text;
