-- 007: whose cards a person has confirmed; private file only.

CREATE TABLE trusted (
  key       BLOB PRIMARY KEY,        -- Ed25519 public key of the card
  card      TEXT NOT NULL,           -- its token
  words     TEXT,                    -- its four words: they take long to find
  may_order INTEGER NOT NULL,        -- 1: its orders bind here, also about lines of others
  since_ms  INTEGER NOT NULL,        -- when it was confirmed first
  retired_ms INTEGER NOT NULL        -- when the owner moved, by the card that says so; 0 for not
) STRICT, WITHOUT ROWID;
