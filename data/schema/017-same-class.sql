-- 017: two classes or rooms that are one.

CREATE TABLE sameclass (
  id    INTEGER PRIMARY KEY,
  one   INTEGER NOT NULL,
  other INTEGER NOT NULL
) STRICT;
