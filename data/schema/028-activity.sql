-- 028: how much coaching there was in a month, as one laptop tells it to a school: numbers only.

CREATE TABLE activity (
  id      INTEGER PRIMARY KEY,
  at_ms   INTEGER NOT NULL,
  offset  INTEGER NOT NULL,
  month   TEXT NOT NULL,             -- "2024-03"
  cycles  INTEGER NOT NULL,          -- that began in it
  events  TEXT NOT NULL,             -- how many of each kind began, as "visit 3, co-plan 1"
  minutes INTEGER NOT NULL           -- that they took
) STRICT;
