-- The author's signatures under a stream and its openings.
SELECT signature, openings FROM stream WHERE stream = :stream;
