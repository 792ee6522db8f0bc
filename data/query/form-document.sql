-- The text of a version.
SELECT document FROM form WHERE id = :id;
