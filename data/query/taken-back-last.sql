-- What of a record was taken back last.
SELECT line, line_text
  FROM taken_back
 WHERE record = :record AND line_text <> ''
 ORDER BY number DESC
 LIMIT 1;
