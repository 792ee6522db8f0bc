-- The row of a student's answer.
INSERT INTO answer (id, at_ms, offset, visit, question, text)
VALUES (:id, :at_ms, :offset, :visit, :question, :text)
    ON CONFLICT (id) DO UPDATE
   SET at_ms = excluded.at_ms, offset = excluded.offset, visit = excluded.visit,
       question = excluded.question, text = excluded.text;
