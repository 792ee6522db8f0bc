-- 029: what questions over many rooms read: visits and what was recorded in them, packed by runs of visits.

CREATE TABLE room_pack (             -- the visits of one run of ids: data/format.md, "Packs"
  chunk INTEGER PRIMARY KEY,         -- their ids >> 14
  rooms BLOB NOT NULL
) STRICT;

CREATE TABLE fact_pack (             -- one look-for, or one thing counted, in those visits
  chunk   INTEGER NOT NULL,
  kind    INTEGER NOT NULL,          -- 0 marks, 1 tallies, 2 scans, 3 stopwatches
  item    INTEGER NOT NULL,          -- of marks, else 0
  counter TEXT NOT NULL,             -- of the others, else ''
  facts   BLOB NOT NULL,
  PRIMARY KEY (chunk, kind, item, counter)
) STRICT, WITHOUT ROWID;

CREATE TABLE pack_stale (            -- runs that changed since: they have no pack, and are read from the tables
  chunk INTEGER PRIMARY KEY
) STRICT;

INSERT INTO pack_stale (chunk) SELECT DISTINCT id >> 14 FROM visit;
