-- Every stream.
SELECT stream, bits, audience, scope, author, sample, own, key, sealed_seq, sealed_hash, trunk, fork_seq,
       hidden_seq
  FROM stream
 ORDER BY stream;
