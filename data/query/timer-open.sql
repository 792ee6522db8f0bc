-- Stopwatches of a visit that go on, started by then.
SELECT id FROM timer WHERE visit = :visit AND stopped_ms IS NULL AND at_ms <= :until ORDER BY id;
