-- 012: what a person took off this laptop. Local: nothing of it is exported, and it survives a rebuild.

CREATE TABLE removed (               -- records that have no rows, whatever the log says of them
  id    INTEGER PRIMARY KEY,
  hosts INTEGER NOT NULL             -- 1 for walks and visits, on which others hang
) STRICT;

CREATE INDEX removed_hosts ON removed (id) WHERE hosts;

CREATE TABLE horizon (               -- walks of earlier days are off this laptop; one row at most
  day INTEGER NOT NULL
) STRICT;
