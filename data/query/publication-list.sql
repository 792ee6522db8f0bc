-- Published texts, newest first.
SELECT id, at_ms, offset, text FROM publication ORDER BY at_ms DESC, id DESC;
