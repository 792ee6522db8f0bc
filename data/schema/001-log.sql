-- 001: the log of one database file; shared.db and private.db have the same.
-- Times are milliseconds since the Unix epoch, UTC (suffix _ms). A line's local key is
-- origin * 2^32 + its number; origins of the private file begin at 2^30. Nothing has a foreign key
-- on purpose: what a line points to may arrive years later.

CREATE TABLE stream (                -- one per author, audience and school
  stream      INTEGER PRIMARY KEY,   -- local number
  bits        INTEGER NOT NULL UNIQUE, -- 64 random bits, the same everywhere
  audience    TEXT NOT NULL,         -- private, school, district, reference; '' while unknown
  scope       TEXT NOT NULL,         -- UUID of the school, or ''
  author      TEXT NOT NULL,
  sample      INTEGER NOT NULL,      -- 1 for invented data
  own         INTEGER NOT NULL,      -- 1 while this installation writes it
  key         BLOB,                  -- Ed25519 public key of the author
  sealed_seq  INTEGER NOT NULL DEFAULT 0, -- lines up to here are chained, hashed and signed
  sealed_hash BLOB,                  -- line hash at sealed_seq
  signature   BLOB                   -- of the author over stream, sealed_seq, sealed_hash
) STRICT;

CREATE TABLE origin (                -- one per opening of a store that wrote to a stream
  origin    INTEGER PRIMARY KEY,     -- local number, in order of arrival
  stream    INTEGER NOT NULL,
  opening   INTEGER NOT NULL,        -- 26 random bits
  first_seq INTEGER NOT NULL,        -- first line of that opening; 0 while not received
  UNIQUE (stream, opening)
) STRICT;

CREATE INDEX origin_stream_first ON origin (stream, first_seq);

CREATE TABLE frame (                 -- a run of lines, byte for byte as they were written
  frame  INTEGER PRIMARY KEY,        -- stream * 2^32 + first line's number
  last   INTEGER NOT NULL,           -- last line's number
  size   INTEGER NOT NULL,           -- bytes of the lines, joined by newlines
  coding INTEGER NOT NULL,           -- 0 as they are, 1 zstd
  body   BLOB NOT NULL,
  hash   BLOB NOT NULL,              -- BLAKE2b-128 of the joined lines
  seed   BLOB,                       -- 16 bytes, once sealed: the salts come from it
  chain  BLOB                        -- line hash of the last line, once sealed
) STRICT;

CREATE TABLE amend (                 -- lines about a record that its first line does not hold
  record INTEGER NOT NULL,
  line   INTEGER NOT NULL,
  PRIMARY KEY (record, line)
) STRICT, WITHOUT ROWID;
