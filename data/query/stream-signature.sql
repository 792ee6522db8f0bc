-- The author's signature under a stream.
SELECT signature FROM stream WHERE stream = :stream;
