-- 004: projections of walks: the walk, its visits, its problem of practice, its debrief; search.

CREATE TABLE walk (
  id        INTEGER PRIMARY KEY,
  at_ms     INTEGER NOT NULL,
  offset    INTEGER NOT NULL,        -- minutes; of the laptop that made it
  title     TEXT NOT NULL,
  school    INTEGER,
  form      INTEGER,
  day       INTEGER NOT NULL,
  code      TEXT,
  audience  TEXT,                    -- NULL, school, district
  closed_ms INTEGER
) STRICT;

CREATE INDEX walk_day ON walk (day, id);

CREATE TABLE visit (
  id       INTEGER PRIMARY KEY,
  walk     INTEGER NOT NULL,
  number   INTEGER NOT NULL,
  day      INTEGER NOT NULL,         -- the recorder's local day
  at_ms    INTEGER NOT NULL,         -- start
  offset   INTEGER NOT NULL,
  grade    TEXT,
  subject  TEXT,
  segment  TEXT,
  ended_ms INTEGER
) STRICT;

CREATE INDEX visit_walk_number ON visit (walk, number);

CREATE TABLE problem (               -- of practice
  id      INTEGER PRIMARY KEY,
  walk    INTEGER NOT NULL,
  at_ms   INTEGER NOT NULL,
  offset  INTEGER NOT NULL,
  text    TEXT NOT NULL,
  theory  TEXT,
  results TEXT
) STRICT;

CREATE INDEX problem_walk ON problem (walk);

CREATE TABLE card (                  -- of a debrief
  id     INTEGER PRIMARY KEY,
  walk   INTEGER NOT NULL,
  at_ms  INTEGER NOT NULL,
  offset INTEGER NOT NULL,
  step   TEXT NOT NULL,              -- describe, pattern, predict, next
  text   TEXT NOT NULL,
  notes  TEXT,                       -- JSON list of local ids: the evidence behind it
  under  INTEGER,                    -- the pattern it belongs to
  owner  TEXT,
  due    INTEGER,
  done   INTEGER                     -- day
) STRICT;

CREATE INDEX card_walk ON card (walk);

CREATE VIRTUAL TABLE word USING fts5 (text, content = '', columnsize = 0,
                                      tokenize = 'unicode61 remove_diacritics 2');

CREATE VIRTUAL TABLE word_place USING fts5vocab (word, 'instance'); -- to hold search against the log
