-- How many lines are about a record that its first line does not hold.
SELECT count(*) FROM amend;
