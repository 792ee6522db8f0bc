-- How many records are off this laptop.
SELECT count(*) FROM removed;
