-- What a file with these bytes was made of, wherever it lies; NULL for those of others.
SELECT made FROM seen WHERE digest = :digest ORDER BY made IS NULL, number DESC LIMIT 1;
