-- 023: inbox.db, a file of its own: what is typed while the other two are busy, until it is in them.

CREATE TABLE typed (
  id     INTEGER PRIMARY KEY,
  begun  INTEGER,                    -- how many own lines there were when it was about to go into the record
  kind   INTEGER NOT NULL,           -- a CwVisitActKind
  visit  INTEGER NOT NULL,           -- its local id, as below
  at_ms  INTEGER NOT NULL,
  offset INTEGER NOT NULL,
  text   TEXT,
  name   TEXT,
  tags   INTEGER NOT NULL,
  item   INTEGER NOT NULL,
  number INTEGER NOT NULL,
  n      INTEGER NOT NULL
) STRICT;

CREATE TABLE typed_draft (           -- as table draft; an empty text forgets what is kept there
  place  TEXT PRIMARY KEY,
  text   TEXT NOT NULL,
  at_ms  INTEGER NOT NULL,
  offset INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
