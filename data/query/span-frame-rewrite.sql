-- The same lines that wait, without the words of some.
UPDATE span_frame
   SET last = :last, size = :size, coding = :coding, body = :body, hash = :hash, seed = :seed,
       chain = :chain, holes = :holes
 WHERE frame = :frame;
