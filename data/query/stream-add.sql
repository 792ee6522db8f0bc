-- A new stream; the local number is the next one.
INSERT INTO stream (bits, trunk, fork_seq, audience, scope, author, sample, own, key, openings)
VALUES (:bits, :trunk, :fork_seq, :audience, :scope, :author, :sample, :own, :key, :openings)
RETURNING stream;
