-- 031: what an academy does: calibrations, projects, plans built backwards from the wanted outcome.

CREATE TABLE calibration (           -- one lesson that several people marked, each for themselves
  id     INTEGER PRIMARY KEY,
  at_ms  INTEGER NOT NULL,
  offset INTEGER NOT NULL,
  walk   INTEGER NOT NULL,
  number INTEGER,                    -- of the visits; NULL for all rooms of the walk
  title  TEXT NOT NULL,
  agreement TEXT                     -- what they will mark alike from now on
) STRICT;

CREATE INDEX calibration_walk ON calibration (walk);

CREATE TABLE project (
  id       INTEGER PRIMARY KEY,
  at_ms    INTEGER NOT NULL,
  offset   INTEGER NOT NULL,
  school   INTEGER NOT NULL,
  title    TEXT NOT NULL,
  team     TEXT,
  question TEXT,
  data     TEXT,
  actions  TEXT,
  result   TEXT
) STRICT;

CREATE TABLE plan (
  id       INTEGER PRIMARY KEY,
  at_ms    INTEGER NOT NULL,
  offset   INTEGER NOT NULL,
  school   INTEGER NOT NULL,
  title    TEXT NOT NULL,
  team     TEXT,
  goal     TEXT,                     -- what students will be able to do
  evidence TEXT,                     -- how it would show
  lookfors TEXT,                     -- what would be seen in rooms
  actions  TEXT                      -- what the team does
) STRICT;
