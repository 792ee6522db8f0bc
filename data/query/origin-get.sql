-- Whose lines an origin numbers.
SELECT stream, opening, first_seq FROM origin WHERE origin = :origin;
