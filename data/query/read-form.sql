-- The row of a form, to be held against the log.
SELECT id, key, title, version, document FROM form WHERE id = :id;
