-- Task samples of a visit, in time.
SELECT id, at_ms, offset, NULL, text FROM task WHERE visit = :visit ORDER BY at_ms, id;
