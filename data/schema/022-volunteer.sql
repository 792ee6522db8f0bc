-- 022: who volunteers to be somebody's coaching partner, and said that the district may know.

CREATE TABLE volunteer (
  id        INTEGER PRIMARY KEY,
  at_ms     INTEGER NOT NULL,
  offset    INTEGER NOT NULL,
  name      TEXT NOT NULL,
  school    TEXT,
  grades    TEXT,                    -- "4, 5"
  subjects  TEXT,                    -- "Math, Science"
  free      TEXT,                    -- half days: "mon-am, wed-pm"
  consented INTEGER NOT NULL         -- the day of the consent, days since 1970-01-01
) STRICT;
