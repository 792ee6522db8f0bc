-- Whether a record has more than one line.
SELECT 1 FROM amend WHERE record = :record LIMIT 1;
