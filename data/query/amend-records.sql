-- Every record that has lines besides the one at its own address.
SELECT DISTINCT record FROM amend ORDER BY record;
