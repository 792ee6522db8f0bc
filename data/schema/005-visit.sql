-- 005: projections of what is recorded in a visit.

CREATE TABLE mark (                  -- what a look-for showed in one visit
  visit  INTEGER NOT NULL,
  item   INTEGER NOT NULL,
  value  INTEGER NOT NULL,           -- -1 not observable, 0 not seen, 1 seen; or the level
  at_ms  INTEGER NOT NULL,
  offset INTEGER NOT NULL,
  id     INTEGER NOT NULL,
  PRIMARY KEY (visit, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE mark_under (            -- marks that a later one of the same visit and item hides
  id     INTEGER PRIMARY KEY,
  visit  INTEGER NOT NULL,
  item   INTEGER NOT NULL,
  value  INTEGER NOT NULL,
  at_ms  INTEGER NOT NULL,
  offset INTEGER NOT NULL
) STRICT;

CREATE INDEX mark_under_visit ON mark_under (visit, item);

CREATE TABLE note (                  -- one line of evidence
  id     INTEGER PRIMARY KEY,
  visit  INTEGER NOT NULL,
  at_ms  INTEGER NOT NULL,
  offset INTEGER NOT NULL,
  tags   INTEGER NOT NULL,           -- 1 teacher, 2 student, 4 task
  item   INTEGER,                    -- the look-for that it is evidence for
  text   TEXT NOT NULL
) STRICT;

CREATE INDEX note_visit_at ON note (visit, at_ms);

CREATE TABLE tally (
  id      INTEGER PRIMARY KEY,
  visit   INTEGER NOT NULL,
  at_ms   INTEGER NOT NULL,
  offset  INTEGER NOT NULL,
  counter TEXT NOT NULL,
  by      INTEGER NOT NULL
) STRICT;

CREATE INDEX tally_visit ON tally (visit);

CREATE TABLE interval (              -- k of n
  id      INTEGER PRIMARY KEY,
  visit   INTEGER NOT NULL,
  at_ms   INTEGER NOT NULL,
  offset  INTEGER NOT NULL,
  counter TEXT NOT NULL,
  k       INTEGER NOT NULL,
  n       INTEGER NOT NULL
) STRICT;

CREATE INDEX interval_visit ON interval (visit);

CREATE TABLE timer (                 -- one run of a stopwatch
  id         INTEGER PRIMARY KEY,
  visit      INTEGER NOT NULL,
  at_ms      INTEGER NOT NULL,       -- start
  offset     INTEGER NOT NULL,
  name       TEXT NOT NULL,
  stopped_ms INTEGER
) STRICT;

CREATE INDEX timer_visit ON timer (visit);

CREATE TABLE answer (                -- what a student said
  id       INTEGER PRIMARY KEY,
  visit    INTEGER NOT NULL,
  at_ms    INTEGER NOT NULL,
  offset   INTEGER NOT NULL,
  question TEXT NOT NULL,
  text     TEXT NOT NULL
) STRICT;

CREATE INDEX answer_visit ON answer (visit);

CREATE TABLE task (                  -- a task sample in words
  id     INTEGER PRIMARY KEY,
  visit  INTEGER NOT NULL,
  at_ms  INTEGER NOT NULL,
  offset INTEGER NOT NULL,
  text   TEXT NOT NULL
) STRICT;

CREATE INDEX task_visit ON task (visit);
