-- Whether a line is known to be about a record.
SELECT 1 FROM amend WHERE record = :record AND line = :line;
