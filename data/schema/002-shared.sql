-- 002: what is local about the shared log: keys of ids that are the same everywhere, and undo.

CREATE TABLE known (                 -- local keys of ids that are the same everywhere
  id   INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE
) STRICT;

CREATE TABLE act (                   -- what undo can take back; never leaves, holds no words
  act     INTEGER PRIMARY KEY,
  token   INTEGER NOT NULL,          -- names what was taken back in the private file
  title   TEXT NOT NULL,
  at_ms   INTEGER NOT NULL,
  added   TEXT NOT NULL,             -- lines that were added: "id+count id+count"
  step    INTEGER NOT NULL,          -- how often it was undone and done again
  undone  INTEGER NOT NULL           -- 0 in force, 1 undone, 2 undone and never to be done again
) STRICT;

CREATE TABLE act_swap (              -- unsent lines that an act replaced
  act  INTEGER NOT NULL,
  line INTEGER NOT NULL,
  PRIMARY KEY (act, line)
) STRICT, WITHOUT ROWID;

CREATE INDEX act_swap_line ON act_swap (line);
