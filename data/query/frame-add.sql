-- A new run of lines.
INSERT INTO frame (frame, last, size, coding, body, hash, seed, chain, holes)
VALUES (:frame, :last, :size, :coding, :body, :hash, :seed, :chain, :holes);
