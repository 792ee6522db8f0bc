-- Schools of that code or name.
SELECT id FROM organization WHERE gone = 0 AND (code = :text OR name = :text COLLATE NOCASE) LIMIT 2;
