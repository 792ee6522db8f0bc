-- No opening begins at line :first_seq of a stream.
DELETE FROM opening WHERE stream = :stream AND first_seq = :first_seq;
