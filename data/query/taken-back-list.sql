-- Everything of a record that was taken back, first things first.
SELECT token, line, line_text, at_ms, offset FROM taken_back WHERE record = :record ORDER BY number;
