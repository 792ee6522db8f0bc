-- What is off this laptop, walks before visits before the rest of the same stream.
SELECT id FROM removed ORDER BY id;
