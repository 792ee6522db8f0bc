-- What was written last, read back.
SELECT body FROM frame WHERE frame = :id;
