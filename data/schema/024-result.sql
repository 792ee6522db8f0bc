-- 024: students' results as counts by level; nobody is named.

CREATE TABLE result (
  id         INTEGER PRIMARY KEY,
  school     INTEGER,
  instrument TEXT NOT NULL,
  type       TEXT NOT NULL,          -- levels, blocks, target, other
  day        INTEGER NOT NULL,       -- days since 1970-01-01
  grade      TEXT,                   -- NULL for all
  subject    TEXT,
  students   TEXT,                   -- which of them; NULL for all
  levels     TEXT NOT NULL,          -- names from the lowest, one a line
  counts     TEXT NOT NULL,          -- numbers parted by spaces, as many
  source     TEXT                    -- the file; NULL for what was typed in
) STRICT;
