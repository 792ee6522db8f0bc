-- 009: of what everybody has under the same id, the line that shows: what fifty laptops say alike is
-- then compared with that one line, and not folded from all of them each time.

CREATE TABLE newest (
  record INTEGER PRIMARY KEY,
  line   INTEGER NOT NULL
) STRICT;
