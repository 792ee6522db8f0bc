-- An open step of somebody in a cycle.
SELECT text FROM step WHERE cycle = :cycle AND owner = :owner AND done IS NULL ORDER BY at_ms DESC LIMIT 1;
