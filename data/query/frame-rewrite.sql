-- The same lines with some of them replaced.
UPDATE frame
   SET last = :last, size = :size, coding = :coding, body = :body, hash = :hash, seed = :seed,
       chain = :chain, holes = :holes
 WHERE frame = :frame;
