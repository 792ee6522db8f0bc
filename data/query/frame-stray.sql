-- Frames of streams that are not there.
SELECT frame FROM frame WHERE frame >> 32 NOT IN (SELECT stream FROM stream) ORDER BY frame;
