-- What was taken back, to be read line by line.
SELECT record, line, line_text FROM taken_back WHERE line_text <> '';
