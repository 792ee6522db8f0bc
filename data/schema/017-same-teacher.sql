-- 017: two teachers who are one person; in the private file, as teachers are.

CREATE TABLE sameteacher (
  id    INTEGER PRIMARY KEY,
  one   INTEGER NOT NULL,
  other INTEGER NOT NULL
) STRICT;
