-- What hangs on a coaching cycle.
SELECT id FROM event WHERE cycle = :id
UNION ALL SELECT id FROM step WHERE cycle = :id
UNION ALL SELECT id FROM evidence WHERE cycle = :id
UNION ALL SELECT id FROM share WHERE cycle = :id
UNION ALL SELECT id FROM consent WHERE cycle = :id
UNION ALL SELECT id FROM circle WHERE cycle = :id;
