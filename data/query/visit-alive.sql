-- Whether a visit is there.
SELECT 1 FROM visit WHERE id = :id;
