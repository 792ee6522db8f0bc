-- Schools that are there.
SELECT name, id FROM organization WHERE type = 'school' AND gone = 0 ORDER BY name;
