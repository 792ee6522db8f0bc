-- An act that undo can take back.
INSERT INTO act (token, title, at_ms, added, step, undone)
VALUES (:token, :title, :at_ms, :added, 0, 0)
RETURNING act;
