-- 020: what went into which file, and for whom; in the private file.

CREATE TABLE sent (
  number     INTEGER PRIMARY KEY,
  at_ms      INTEGER NOT NULL,
  offset     INTEGER NOT NULL,
  file       TEXT NOT NULL,          -- its name, without the folder
  scope      TEXT NOT NULL,          -- district, school, cycle
  school     TEXT,                   -- the school's name; NULL for all
  recipients TEXT NOT NULL,          -- JSON: names; "" for somebody whose card is not here; [] for an open file
  lines      INTEGER NOT NULL,
  bytes      INTEGER NOT NULL        -- of the file; 0 until it was written whole
) STRICT;

CREATE TABLE sent_run (              -- lines that were in it
  sent     INTEGER NOT NULL,
  stream   INTEGER NOT NULL,         -- local number
  audience TEXT NOT NULL,
  first    INTEGER NOT NULL,
  last     INTEGER NOT NULL,
  PRIMARY KEY (sent, stream, first)
) STRICT, WITHOUT ROWID;
