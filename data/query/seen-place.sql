-- Whether just that file was looked into before.
SELECT 1 FROM seen WHERE place = :place;
