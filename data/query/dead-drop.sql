-- A record that lives by its own lines, or is not there at all.
DELETE FROM dead WHERE record = :record;
