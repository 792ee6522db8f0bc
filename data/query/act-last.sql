-- What undo takes back next.
SELECT act, token, title, added, step FROM act WHERE undone = 0 ORDER BY act DESC LIMIT 1;
