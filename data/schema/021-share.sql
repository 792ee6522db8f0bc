-- 021: what the partners of a cycle agree to: taking part, handing over, sharing a text.

CREATE TABLE share (                 -- a text that partners think of sharing
  id       INTEGER PRIMARY KEY,
  at_ms    INTEGER NOT NULL,
  offset   INTEGER NOT NULL,
  cycle    INTEGER NOT NULL,
  text     TEXT NOT NULL,
  audience TEXT NOT NULL,            -- school, district
  school   INTEGER,
  token    TEXT NOT NULL             -- 32 random hex digits: the copy's id is named by it
) STRICT;

CREATE INDEX share_cycle ON share (cycle);

CREATE TABLE consent (               -- what a partner said yes to
  id           INTEGER PRIMARY KEY,
  at_ms        INTEGER NOT NULL,
  offset       INTEGER NOT NULL,
  cycle        INTEGER NOT NULL,
  act          TEXT NOT NULL,        -- take-part, hand-over, share
  share        INTEGER,
  circle       INTEGER,              -- of hand-over: whose streams go to the joiner
  joiner       TEXT,                 -- the joiner's public key, hex
  hash         TEXT,                 -- of what is to be shared, hex
  signature    TEXT,                 -- over that, hex
  withdrawn_ms INTEGER
) STRICT;

CREATE INDEX consent_cycle ON consent (cycle);

ALTER TABLE publication ADD COLUMN signed TEXT; -- JSON: who agreed, with signatures over the text's hash
