-- The lines of evidence of a visit, in time.
SELECT id, visit, at_ms, offset, tags, item, text FROM note WHERE visit = :visit ORDER BY at_ms, id;
