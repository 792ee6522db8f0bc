-- 010: files of shared folders that need not be looked into again; in the private file.

CREATE TABLE seen (                  -- a file that was taken in, or written, as it lay in its folder
  place  BLOB PRIMARY KEY,           -- H-256 of folder, name, size, times and inode
  digest BLOB NOT NULL,              -- H-256 of its bytes
  made   BLOB,                       -- of one that was written here: H-256 of what it was made of
  number INTEGER NOT NULL            -- goes up: the oldest are forgotten
) STRICT, WITHOUT ROWID;

CREATE INDEX seen_digest ON seen (digest);
CREATE INDEX seen_number ON seen (number);
