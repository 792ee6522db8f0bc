-- The local key of an id.
SELECT id FROM known WHERE uuid = :uuid;
