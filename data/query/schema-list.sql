-- Every table and index of a database, and the words that made it.
SELECT name, coalesce(sql, type) FROM sqlite_schema ORDER BY name;
