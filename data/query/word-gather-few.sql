-- As FTS5 does by itself: 1 MiB.
INSERT INTO word (word, rank) VALUES ('hashsize', 1048576);
