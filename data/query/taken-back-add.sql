-- A line as it was before it was taken back.
INSERT OR REPLACE INTO taken_back (token, line, step, record, at_ms, offset, line_text)
VALUES (:token, :line, :step, :record, :at_ms, :offset, :line_text);
