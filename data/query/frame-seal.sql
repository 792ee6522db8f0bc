-- A run of lines that is fixed now.
UPDATE frame SET seed = :seed, chain = :chain WHERE frame = :frame;
