-- 020: coaching cycles: whom they belong to, what was planned and tried, what students could do then.

CREATE TABLE circle (                -- who a cycle belongs to, for one period of unchanged membership
  id      INTEGER PRIMARY KEY,
  at_ms   INTEGER NOT NULL,
  offset  INTEGER NOT NULL,
  cycle   INTEGER NOT NULL,
  members TEXT NOT NULL,             -- JSON: key, name and recipient of each
  earlier INTEGER                    -- the circle that it follows
) STRICT;

CREATE INDEX circle_cycle ON circle (cycle);

CREATE TABLE cycle (
  id         INTEGER PRIMARY KEY,
  at_ms      INTEGER NOT NULL,
  offset     INTEGER NOT NULL,
  title      TEXT NOT NULL,
  model      TEXT NOT NULL,          -- key of the model that it began with
  document   TEXT,                   -- JSON: the cycle's own copy of the model
  begun      INTEGER,                -- day
  until      INTEGER,                -- day: planned
  goal       TEXT,                   -- in students' words
  measure    TEXT,
  target     TEXT,
  agreement  TEXT,                   -- who may see what
  phase      TEXT,                   -- key, in the model
  state      TEXT,                   -- NULL while it goes on: paused, done, stopped
  closed     INTEGER,                -- day
  reason     TEXT,
  reflection TEXT
) STRICT;

CREATE TABLE event (
  id         INTEGER PRIMARY KEY,
  at_ms      INTEGER NOT NULL,
  offset     INTEGER NOT NULL,
  cycle      INTEGER NOT NULL,
  kind       TEXT NOT NULL,          -- pre-conference, visit, post-conference, co-plan, …
  phase      TEXT,
  planned_ms INTEGER,
  minutes    INTEGER,                -- planned
  focus      TEXT,                   -- what was agreed to look at
  form       INTEGER,                -- the data tool
  seat       TEXT,                   -- where to sit
  host       TEXT,                   -- in whose room
  debrief_ms INTEGER,                -- when to talk about it
  seen_by    TEXT,                   -- who may see what is written down
  started_ms INTEGER,
  ended_ms   INTEGER,
  walk       INTEGER                 -- of a visit: the walk that holds its visits, in the pair's stream
) STRICT;

CREATE INDEX event_cycle ON event (cycle);
CREATE INDEX event_walk ON event (walk) WHERE walk IS NOT NULL;

CREATE TABLE remark (                -- a note at an event, or what was answered to one of its questions
  id       INTEGER PRIMARY KEY,
  at_ms    INTEGER NOT NULL,
  offset   INTEGER NOT NULL,
  event    INTEGER NOT NULL,
  question TEXT,
  text     TEXT NOT NULL
) STRICT;

CREATE INDEX remark_event ON remark (event);

CREATE TABLE step (
  id         INTEGER PRIMARY KEY,
  at_ms      INTEGER NOT NULL,
  offset     INTEGER NOT NULL,
  cycle      INTEGER NOT NULL,
  text       TEXT NOT NULL,
  owner      TEXT NOT NULL,
  agreed     INTEGER,                -- day
  check_back INTEGER,                -- day
  evidence   TEXT,                   -- of the try
  result     TEXT,
  state      TEXT,                   -- NULL while it is open: done, dropped
  done       INTEGER,                -- day
  event      INTEGER,                -- where it was agreed
  card       INTEGER                 -- the next level of work that it comes from
) STRICT;

CREATE INDEX step_cycle ON step (cycle);
CREATE INDEX step_check_back ON step (check_back) WHERE done IS NULL;

CREATE TABLE evidence (              -- what students could do: counts, no names
  id         INTEGER PRIMARY KEY,
  at_ms      INTEGER NOT NULL,
  offset     INTEGER NOT NULL,
  cycle      INTEGER NOT NULL,
  stage      TEXT NOT NULL,          -- baseline, interim, end
  instrument TEXT NOT NULL,
  day        INTEGER NOT NULL,
  students   TEXT,                   -- which group
  tested     INTEGER NOT NULL,
  levels     TEXT,                   -- JSON: label and count of each
  met        INTEGER,                -- how many met the target
  same       TEXT,                   -- same, other: the students, held against the baseline
  scorer     TEXT
) STRICT;

CREATE INDEX evidence_cycle ON evidence (cycle);
