-- Whether something was said about a line in a range.
SELECT 1 FROM amend WHERE record BETWEEN :from AND :to LIMIT 1;
