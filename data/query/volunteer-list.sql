-- Volunteers by name.
SELECT id, name, school, grades, subjects, free, consented FROM volunteer ORDER BY name, id;
