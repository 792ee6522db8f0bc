-- What hangs on a visit.
SELECT id FROM note WHERE visit = :id
UNION ALL SELECT id FROM mark WHERE visit = :id
UNION ALL SELECT id FROM mark_under WHERE visit = :id
UNION ALL SELECT id FROM tally WHERE visit = :id
UNION ALL SELECT id FROM interval WHERE visit = :id
UNION ALL SELECT id FROM timer WHERE visit = :id
UNION ALL SELECT id FROM answer WHERE visit = :id
UNION ALL SELECT id FROM task WHERE visit = :id
UNION ALL SELECT id FROM visitclass WHERE visit = :id;
