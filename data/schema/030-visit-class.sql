-- 030: which class a visit was in, where the norms let the school know.

CREATE TABLE visitclass (
  id    INTEGER PRIMARY KEY,
  visit INTEGER NOT NULL,
  class INTEGER NOT NULL
) STRICT;
CREATE INDEX visitclass_visit ON visitclass (visit);
