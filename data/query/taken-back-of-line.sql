-- What stood in a line before it was taken back last.
SELECT line_text FROM taken_back WHERE line = :line AND line_text <> '' ORDER BY number DESC LIMIT 1;
