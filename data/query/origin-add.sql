-- A pair of stream and opening that was not met before.
INSERT INTO origin (origin, stream, opening, first_seq)
VALUES (max(coalesce((SELECT max(origin) FROM origin), 0) + 1, :least), :stream, :opening, :first_seq)
RETURNING origin;
