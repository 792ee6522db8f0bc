-- Texts that partners of a cycle, or of any, think of sharing, the latest first: ids only.
SELECT id FROM share WHERE :cycle = 0 OR cycle = :cycle ORDER BY at_ms DESC, id DESC;
