-- A pair of stream and opening that was not met before.
INSERT INTO origin (origin, stream, opening)
VALUES (max(coalesce((SELECT max(origin) FROM origin), 0) + 1, :least), :stream, :opening)
RETURNING origin;
