-- The line that stood there before one step of an act.
SELECT line_text FROM taken_back WHERE token = :token AND line = :line AND step = :step;
