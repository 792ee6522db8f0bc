-- Another installation writes this stream.
UPDATE stream SET own = 0 WHERE stream = :stream;
