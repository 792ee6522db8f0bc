-- Every stream.
SELECT stream, bits, audience, scope, author, sample, own, key, sealed_seq, sealed_hash, trunk, fork_seq,
       hidden_seq, openings IS NOT NULL
  FROM stream
 ORDER BY stream;
