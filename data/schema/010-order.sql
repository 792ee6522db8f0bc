-- 010: orders to erase, and what came of them here.

CREATE TABLE erasure (               -- projection of orders
  id        INTEGER PRIMARY KEY,
  at_ms     INTEGER NOT NULL,
  offset    INTEGER NOT NULL,
  record    INTEGER NOT NULL,        -- what was erased, with what hung on it
  lines     TEXT NOT NULL,           -- JSON list of local ids: the lines that are to lose their words
  hashes    TEXT NOT NULL,           -- their payload hashes in the same order, 64 hex digits each
  reason    TEXT NOT NULL,
  reference TEXT                     -- the approval behind it
) STRICT;

CREATE TABLE orders (                -- local: never exported, and not remade
  id    INTEGER PRIMARY KEY,         -- of the order
  state INTEGER NOT NULL             -- 0 waits for lines, 1 asks a person, 2 done, 3 declined
) STRICT;
