-- Nothing that was taken back of a record or a line is left.
DELETE FROM taken_back WHERE record = :line OR line = :line;
