-- When the last act was.
SELECT at_ms FROM act ORDER BY act DESC LIMIT 1;
