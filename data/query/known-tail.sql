-- Ids of origin 0 that end in some digits.
SELECT id FROM known WHERE lower(hex(uuid)) LIKE :tail LIMIT 2;
