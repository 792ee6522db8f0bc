-- One line of evidence.
SELECT id, visit, at_ms, offset, tags, item, text FROM note WHERE id = :id;
