-- Whether a stream says itself what a shared thing is called: a line of it about that thing.
SELECT 1
  FROM amend JOIN origin ON origin.origin = amend.line >> 32
 WHERE amend.record = :record AND origin.stream = :stream
 LIMIT 1;
