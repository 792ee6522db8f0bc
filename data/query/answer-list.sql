-- Students' answers of a visit, in time.
SELECT id, at_ms, offset, question, text FROM answer WHERE visit = :visit ORDER BY at_ms, id;
