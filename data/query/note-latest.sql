-- When the visit's latest line was.
SELECT at_ms FROM note WHERE visit = :visit ORDER BY at_ms DESC LIMIT 1;
