-- 015: texts that somebody published from a note of his or her own.

CREATE TABLE publication (
  id     INTEGER PRIMARY KEY,
  at_ms  INTEGER NOT NULL,
  offset INTEGER NOT NULL,
  text   TEXT NOT NULL
) STRICT;
