-- 006: streams that come in branches and with gaps, and lines of which only the hash is left; both files.
-- A stream of which two different lines with the same number came has a branch: a second local stream
-- with the same bits, whose lines begin after the last common one.

CREATE TABLE opening (               -- from which line on an opening's bits hold
  stream    INTEGER NOT NULL,        -- local; a branch has its own rows behind the fork
  first_seq INTEGER NOT NULL,
  origin    INTEGER NOT NULL,
  PRIMARY KEY (stream, first_seq)
) STRICT, WITHOUT ROWID;

INSERT INTO opening (stream, first_seq, origin)
SELECT stream, first_seq, origin FROM origin WHERE first_seq > 0;

CREATE TABLE origin_new (            -- one per opening of a store that wrote to a stream
  origin  INTEGER PRIMARY KEY,       -- local number, in order of arrival
  stream  INTEGER NOT NULL,          -- the trunk, for all branches
  opening INTEGER NOT NULL,          -- 26 random bits
  UNIQUE (stream, opening)
) STRICT;

INSERT INTO origin_new (origin, stream, opening) SELECT origin, stream, opening FROM origin;
DROP TABLE origin;
ALTER TABLE origin_new RENAME TO origin;

CREATE TABLE stream_new (            -- one per author, audience and school, and one per branch
  stream      INTEGER PRIMARY KEY,   -- local number
  bits        INTEGER NOT NULL,      -- 64 random bits, the same everywhere
  trunk       INTEGER NOT NULL,      -- the stream that this one branched from; 0 for none
  fork_seq    INTEGER NOT NULL,      -- last line that both have
  audience    TEXT NOT NULL,         -- private, school, district, reference; '' while unknown
  scope       TEXT NOT NULL,         -- UUID of the school, or ''
  author      TEXT NOT NULL,
  sample      INTEGER NOT NULL,      -- 1 for invented data
  own         INTEGER NOT NULL,      -- 1 while this installation writes it
  key         BLOB,                  -- Ed25519 public key of the author
  sealed_seq  INTEGER NOT NULL DEFAULT 0, -- lines up to here are chained, hashed and signed
  sealed_hash BLOB,                  -- line hash at sealed_seq
  signature   BLOB,                  -- of the author over stream, sealed_seq, sealed_hash
  hidden_seq  INTEGER NOT NULL DEFAULT 0  -- lines from here on wait for the rest of a transaction; 0 for none
) STRICT;

INSERT INTO stream_new (stream, bits, trunk, fork_seq, audience, scope, author, sample, own, key,
                        sealed_seq, sealed_hash, signature)
SELECT stream, bits, 0, 0, audience, scope, author, sample, own, key, sealed_seq, sealed_hash, signature
  FROM stream;
DROP TABLE stream;
ALTER TABLE stream_new RENAME TO stream;
CREATE INDEX stream_bits ON stream (bits);

ALTER TABLE frame ADD COLUMN holes BLOB; -- instead of the seed, where lines were erased: format.md
