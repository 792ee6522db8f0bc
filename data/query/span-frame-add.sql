-- A run of lines that waits.
INSERT INTO span_frame (frame, last, size, coding, body, hash, seed, chain, holes)
VALUES (:frame, :last, :size, :coding, :body, :hash, :seed, :chain, :holes);
