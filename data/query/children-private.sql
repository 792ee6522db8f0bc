-- What hangs on a visit or a walk in the private file.
SELECT id FROM room WHERE visit = :id
UNION ALL SELECT id FROM copy WHERE visit = :id
UNION ALL SELECT id FROM slot WHERE walk = :id;
