-- 015: which published text is whose copy; in the private file, for nothing that is shared says so.

CREATE TABLE publish_token (         -- written before the copy is: publishing once more makes no second one
  memo     INTEGER NOT NULL,
  audience TEXT NOT NULL,            -- school, district
  scope    TEXT NOT NULL,            -- UUID of the school, or ''
  token    TEXT NOT NULL,            -- 32 random hex digits: the copy's id is named by it
  PRIMARY KEY (memo, audience, scope)
) STRICT, WITHOUT ROWID;
