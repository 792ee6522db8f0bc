-- Visits that ended, of some day and later, the oldest first.
SELECT id FROM visit WHERE day >= :from AND ended_ms IS NOT NULL ORDER BY at_ms, id;
