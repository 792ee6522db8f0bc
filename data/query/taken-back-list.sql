-- Everything of a record that was taken back, first things first.
SELECT line, line_text, at_ms, offset
  FROM taken_back
 WHERE record = :record AND line_text <> ''
 ORDER BY at_ms, step;
