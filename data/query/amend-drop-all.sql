-- What the lines of a stream said of records.
DELETE FROM amend WHERE line >> 32 IN (SELECT origin FROM origin WHERE stream = :stream);
