-- 025: cards that nothing new is taken from, because the laptop that signs with them is lost.

CREATE TABLE revocation (            -- what came of each is in table orders
  id        INTEGER PRIMARY KEY,
  at_ms     INTEGER NOT NULL,
  offset    INTEGER NOT NULL,
  key       TEXT NOT NULL,           -- of the card, 64 hex digits
  name      TEXT NOT NULL,           -- whose card it is
  since_ms  INTEGER NOT NULL,        -- what was signed with it later is not taken, UTC
  reason    TEXT NOT NULL
) STRICT;
