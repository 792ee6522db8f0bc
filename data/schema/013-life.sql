-- 013: what is gone by its own lines: what hangs on it may show it all the same, and what went along comes back with it.

CREATE TABLE dead (
  record INTEGER PRIMARY KEY,        -- of a kind on which others hang; 0 until a first look at all there is
  shown  INTEGER NOT NULL            -- 1: for the sake of what lives on it
) STRICT;

CREATE TABLE went (
  root   INTEGER NOT NULL,           -- for whose sake it was deleted
  record INTEGER NOT NULL,
  PRIMARY KEY (root, record)
) STRICT, WITHOUT ROWID;

CREATE INDEX went_record ON went (record);

INSERT INTO dead (record, shown) VALUES (0, 0);
