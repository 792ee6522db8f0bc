-- What became known of a stream that was only mentioned.
UPDATE stream
   SET audience = :audience, scope = :scope, author = :author, sample = :sample, key = :key
 WHERE stream = :stream;
