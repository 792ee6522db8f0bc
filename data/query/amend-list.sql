-- Lines about a record that are not the one at its own address.
SELECT line FROM amend WHERE record = :record ORDER BY line;
