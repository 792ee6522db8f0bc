-- 007: what came in bundles. All of it is local: nothing here is exported or dumped.

CREATE TABLE bundle (                -- each time that a bundle was taken in, or refused
  number   INTEGER PRIMARY KEY,
  bundle   TEXT NOT NULL,            -- its id, 32 hex digits; '' where that could not be read
  sender   BLOB,                     -- key of who made it; NULL where that could not be read
  name     TEXT NOT NULL,            -- and what the sender is called
  organization TEXT NOT NULL,
  file     TEXT NOT NULL,            -- last part of the file's name
  digest   BLOB,                     -- H-256 of the file as it was
  at_ms    INTEGER NOT NULL,         -- when it came
  made_ms  INTEGER NOT NULL,         -- when it was made, by the sender's clock
  fresh    INTEGER NOT NULL,         -- lines
  already  INTEGER NOT NULL,
  waiting  INTEGER NOT NULL,
  reason   TEXT                      -- why it was refused
) STRICT;

CREATE INDEX bundle_sender ON bundle (sender);
CREATE INDEX bundle_digest ON bundle (digest);

CREATE TABLE span (                  -- a run of lines beyond a gap
  span      INTEGER PRIMARY KEY,
  stream    INTEGER NOT NULL,        -- local
  first     INTEGER NOT NULL,
  last      INTEGER NOT NULL,
  opening   INTEGER NOT NULL,        -- in force at first
  prior     BLOB NOT NULL,           -- line hash before first
  head      BLOB NOT NULL,           -- line hash at last
  signature BLOB NOT NULL,           -- of the author over stream, last, head
  shown     INTEGER NOT NULL,        -- 1: a person accepted the gap, its lines lie in frame
  bundle    INTEGER NOT NULL         -- which brought it
) STRICT;

CREATE INDEX span_stream ON span (stream, first);

CREATE TABLE span_frame (            -- what waits; as in frame, but frame = span * 2^32 + first line
  frame  INTEGER PRIMARY KEY,
  last   INTEGER NOT NULL,
  size   INTEGER NOT NULL,
  coding INTEGER NOT NULL,
  body   BLOB NOT NULL,
  hash   BLOB NOT NULL,
  seed   BLOB,
  chain  BLOB NOT NULL,
  holes  BLOB
) STRICT;

CREATE TABLE conflict (              -- fields with several current values; "alive" among them
  record INTEGER NOT NULL,
  field  TEXT NOT NULL,
  PRIMARY KEY (record, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE erased (                -- lines that an order erased, whether they are here or not
  stream INTEGER NOT NULL,           -- local, of the trunk
  seq    INTEGER NOT NULL,
  hash   BLOB NOT NULL,              -- payload hash: a branch's other line of that number stays
  PRIMARY KEY (stream, seq, hash)
) STRICT, WITHOUT ROWID;
