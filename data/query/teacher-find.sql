-- The teacher of an issuer's id.
SELECT id FROM teacher WHERE key = :key;
