-- A new stream; the local number is the next one.
INSERT INTO stream (bits, audience, scope, author, sample, own, key)
VALUES (:bits, :audience, :scope, :author, :sample, :own, :key)
RETURNING stream;
