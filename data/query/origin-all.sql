-- Openings of which lines were received; the lines of one go on to the first of its stream's next.
SELECT origin, stream, opening, first_seq FROM origin WHERE first_seq > 0 ORDER BY stream, first_seq;
