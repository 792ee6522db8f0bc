-- Line :first_seq of a stream is not missing any more.
DELETE FROM opening WHERE stream = :stream AND first_seq = :first_seq AND origin = 0;
