-- A file that need not be looked into again.
INSERT OR REPLACE INTO seen (place, digest, made, number)
VALUES (:place, :digest, :made, (SELECT coalesce(max(number), 0) + 1 FROM seen));
