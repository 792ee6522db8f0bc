-- The same lines with one of them replaced.
UPDATE frame
   SET last = :last, size = :size, coding = :coding, body = :body, hash = :hash
 WHERE frame = :frame;
