-- 003: projections of reference data: schools, terms, courses, classes, forms.
-- Like all projections they are remade from the log by `rebuild`. Days count from 1970-01-01.

CREATE TABLE snapshot (              -- one import of reference data
  id     INTEGER PRIMARY KEY,
  at_ms  INTEGER NOT NULL,
  source TEXT NOT NULL,
  hash   TEXT NOT NULL,              -- of its meaning
  dated  TEXT NOT NULL,              -- what decides which snapshot shows, RFC 3339 or ''
  issuer TEXT NOT NULL,              -- whose codes and ids these are, or ''
  scope  TEXT NOT NULL,              -- UUID of the one organization that it is about, or ''
  bulk   TEXT NOT NULL               -- kinds that it says all about, parted by spaces
) STRICT;

CREATE TABLE organization (
  id     INTEGER PRIMARY KEY,
  name   TEXT NOT NULL,
  type   TEXT NOT NULL,              -- district, school, …
  code   TEXT,
  parent INTEGER,
  gone   INTEGER NOT NULL,           -- 1 when the newest snapshot does not have it any more
  sourced  TEXT,                     -- its id in the issuer's own system
  snapshot INTEGER                   -- the import that shows; NULL for what a person added
) STRICT;

CREATE INDEX organization_sourced ON organization (sourced);

CREATE TABLE term (
  id        INTEGER PRIMARY KEY,
  title     TEXT NOT NULL,
  type      TEXT NOT NULL,
  first_day INTEGER,
  last_day  INTEGER,
  parent    INTEGER,
  gone      INTEGER NOT NULL,
  snapshot  INTEGER
) STRICT;

CREATE TABLE course (
  id     INTEGER PRIMARY KEY,
  title  TEXT NOT NULL,
  code   TEXT,
  school INTEGER,
  gone   INTEGER NOT NULL,
  snapshot INTEGER
) STRICT;

CREATE TABLE class (                 -- a class, or a room where classes are not known
  id       INTEGER PRIMARY KEY,
  title    TEXT NOT NULL,
  code     TEXT,
  type     TEXT,
  course   INTEGER,
  school   INTEGER,
  terms    TEXT,                     -- JSON list of local ids
  grades   TEXT,
  subjects TEXT,
  periods  TEXT,
  students INTEGER,                  -- counted, never named
  by_grade TEXT,                     -- JSON: students counted by grade
  gone     INTEGER NOT NULL,
  location TEXT,
  snapshot INTEGER
) STRICT;

CREATE INDEX class_school ON class (school);

CREATE TABLE form (                  -- one version of a form
  id       INTEGER PRIMARY KEY,
  key      TEXT NOT NULL,
  title    TEXT NOT NULL,
  version  INTEGER NOT NULL,
  document TEXT NOT NULL             -- canonical JSON
) STRICT;
