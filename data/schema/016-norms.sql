-- 016: what the partners of a program agreed on.

CREATE TABLE norms (
  id            INTEGER PRIMARY KEY,
  at_ms         INTEGER NOT NULL,
  offset        INTEGER NOT NULL,
  program       TEXT,                -- 'walks' or 'coaching'; NULL for both
  text          TEXT NOT NULL,
  parties       TEXT NOT NULL,       -- who agreed, one a line
  day           INTEGER NOT NULL,    -- days since 1970-01-01
  keep_words    INTEGER,             -- months after a walk's day; NULL for no date
  keep_cycles   INTEGER,             -- months after a cycle's close; NULL for no date
  tells_counts  TEXT,                -- 'yes': leaders may see how many cycles and events there are
  tells_classes TEXT                 -- 'yes': the school may know which class a visit was in
) STRICT;
