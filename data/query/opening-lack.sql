-- From line :first_seq of a stream on lines are missing.
INSERT OR REPLACE INTO opening (stream, first_seq, origin) VALUES (:stream, :first_seq, 0);
