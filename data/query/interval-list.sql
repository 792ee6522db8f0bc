-- Scans of a visit, in time.
SELECT id, at_ms, offset, counter, k, n FROM interval WHERE visit = :visit ORDER BY at_ms, id;
