-- Nothing of a stream is here, as if it had never come; its local numbers stay.
UPDATE stream SET sealed_seq = 0, sealed_hash = NULL, signature = NULL, openings = NULL, hidden_seq = 0 WHERE stream = :stream;
