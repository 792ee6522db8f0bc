-- Every stream.
SELECT stream, bits, audience, scope, author, sample, own, key, sealed_seq, sealed_hash
  FROM stream
 ORDER BY stream;
