-- Schools by name, those that are gone last.
SELECT id, name, code, gone FROM organization WHERE type = 'school' ORDER BY gone, name, id;
