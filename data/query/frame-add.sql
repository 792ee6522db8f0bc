-- A new run of lines.
INSERT INTO frame (frame, last, size, coding, body, hash)
VALUES (:frame, :last, :size, :coding, :body, :hash);
