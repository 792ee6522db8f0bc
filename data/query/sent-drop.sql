-- The file was not written.
DELETE FROM sent WHERE number = :number;
