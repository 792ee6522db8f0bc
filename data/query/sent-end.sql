-- The file was written whole.
UPDATE sent SET bytes = :bytes WHERE number = :number;
