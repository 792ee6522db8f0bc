-- Whose lines an origin numbers.
SELECT stream, opening FROM origin WHERE origin = :origin;
