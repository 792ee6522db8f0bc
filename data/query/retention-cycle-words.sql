-- What has words in a coaching cycle, besides its head, which holds what partners said yes to.
SELECT id FROM event WHERE cycle = :of
UNION ALL SELECT id FROM step WHERE cycle = :of
UNION ALL SELECT id FROM evidence WHERE cycle = :of
ORDER BY 1;
