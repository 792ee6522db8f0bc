-- The text was kept or cleared.
DELETE FROM draft WHERE place = :place;
