-- So many bytes of words are gathered before they are sorted into the index: few merges, fast.
INSERT INTO word (word, rank) VALUES ('hashsize', 4194304);
