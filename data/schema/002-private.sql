-- 002: what only this laptop knows: who the person is, drafts, what was taken back, and the
-- projections of the private stream.

CREATE TABLE setting (               -- name, role, organization of the person, and choices
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE draft (                 -- half-typed text
  place  TEXT PRIMARY KEY,
  text   TEXT NOT NULL,
  at_ms  INTEGER NOT NULL,           -- of its first key
  offset INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE taken_back (            -- what was typed and taken back before anybody received it
  number INTEGER PRIMARY KEY,        -- in the order in which it was taken back, whatever the clock said
  token  INTEGER NOT NULL,           -- of the act
  line   INTEGER NOT NULL,
  step   INTEGER NOT NULL,
  record INTEGER NOT NULL,
  at_ms  INTEGER NOT NULL,           -- when it was taken back
  offset INTEGER NOT NULL,
  line_text TEXT NOT NULL,           -- the whole line; '' for one that was void
  UNIQUE (token, line, step)
) STRICT;

CREATE INDEX taken_back_record ON taken_back (record);

CREATE TABLE memo (
  id     INTEGER PRIMARY KEY,
  at_ms  INTEGER NOT NULL,
  offset INTEGER NOT NULL,
  text   TEXT NOT NULL
) STRICT;

CREATE TABLE room (                  -- which class a visit was in
  id    INTEGER PRIMARY KEY,
  visit INTEGER NOT NULL,
  class INTEGER NOT NULL
) STRICT;

CREATE INDEX room_visit ON room (visit);

CREATE TABLE teacher (               -- who teaches which class: never leaves
  id      INTEGER PRIMARY KEY,
  given   TEXT NOT NULL,
  family  TEXT NOT NULL,
  classes TEXT,                      -- JSON list of local ids
  gone    INTEGER NOT NULL,
  key     TEXT,                      -- version 5 UUID of the issuer and its id
  issuer  TEXT,
  scope   TEXT                       -- as in snapshot
) STRICT;

CREATE INDEX teacher_key ON teacher (key);
