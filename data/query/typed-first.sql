-- What goes into the record next.
SELECT id, begun, kind, visit, at_ms, offset, text, name, tags, item, number, n FROM typed ORDER BY id LIMIT 1;
