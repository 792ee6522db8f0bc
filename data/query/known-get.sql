-- The id behind a local key of origin 0.
SELECT uuid FROM known WHERE id = :id;
