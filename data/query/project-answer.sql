-- The row of a student's answer.
INSERT OR REPLACE INTO answer (id, at_ms, offset, visit, question, text)
VALUES (:id, :at_ms, :offset, :visit, :question, :text);
