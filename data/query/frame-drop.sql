-- Runs of lines that are written anew in other pieces.
DELETE FROM frame WHERE frame BETWEEN :from AND :to;
