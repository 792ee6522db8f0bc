-- From line :first_seq of a stream on, :origin numbers its lines.
INSERT OR REPLACE INTO opening (stream, first_seq, origin) VALUES (:stream, :first_seq, :origin);
