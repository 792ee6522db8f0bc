-- Everything up to :seq is fixed.
UPDATE stream SET sealed_seq = :seq, sealed_hash = :hash, signature = :signature, openings = :openings
 WHERE stream = :stream;
