-- None shows.
DELETE FROM newest WHERE record = :record;
