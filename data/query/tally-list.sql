-- Totals of a visit by counter, first counted first.
SELECT counter, sum(by) FROM tally WHERE visit = :visit GROUP BY counter ORDER BY min(at_ms), min(id);
