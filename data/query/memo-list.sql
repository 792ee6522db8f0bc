-- Notes to oneself, newest first.
SELECT id, at_ms, offset, text FROM memo ORDER BY at_ms DESC, id DESC;
