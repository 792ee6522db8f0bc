-- Whom a cycle belonged to, period by period.
SELECT id, coalesce(earlier, 0), at_ms, offset, members FROM circle WHERE cycle = :cycle ORDER BY at_ms, id;
