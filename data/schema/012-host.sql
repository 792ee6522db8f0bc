-- 012: who hosts a visit: what is planned, which rooms opt out, who was given her copy. Private.

CREATE TABLE slot (                  -- a planned visit
  id         INTEGER PRIMARY KEY,
  at_ms      INTEGER NOT NULL,
  offset     INTEGER NOT NULL,
  walk       INTEGER NOT NULL,
  class      INTEGER NOT NULL,
  day        INTEGER NOT NULL,       -- days since 1970-01-01
  time       TEXT,                   -- "09:15" on the clock of the school
  minutes    INTEGER,                -- how long
  noticed_ms INTEGER,                -- when the teacher was told
  visited    INTEGER,                -- the visit that it became
  off_ms     INTEGER                 -- when it was called off
) STRICT;

CREATE INDEX slot_walk ON slot (walk);
CREATE INDEX slot_day ON slot (day) WHERE off_ms IS NULL;

CREATE TABLE optout (                -- a class or room that is not to be visited
  id    INTEGER PRIMARY KEY,
  class INTEGER NOT NULL,
  since INTEGER NOT NULL,            -- the first day
  until INTEGER,                     -- the last day; NULL while it goes on
  note  TEXT
) STRICT;

CREATE INDEX optout_class ON optout (class);

CREATE TABLE copy (                  -- the host of a visit was given what was written down
  id       INTEGER PRIMARY KEY,
  visit    INTEGER NOT NULL,
  given_ms INTEGER NOT NULL
) STRICT;

CREATE INDEX copy_visit ON copy (visit);
