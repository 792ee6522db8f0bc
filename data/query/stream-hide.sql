-- Lines from :seq on wait for the rest of a transaction; 0 for none.
UPDATE stream SET hidden_seq = :seq WHERE stream = :stream;
