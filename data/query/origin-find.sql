-- The local number of a stream's opening.
SELECT origin FROM origin WHERE stream = :stream AND opening = :opening;
