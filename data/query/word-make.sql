-- A search index of a few texts in memory: it cuts them as the one of data/schema/004 does.
CREATE VIRTUAL TABLE word USING fts5 (text, content = '', columnsize = 0,
                                      tokenize = 'unicode61 remove_diacritics 2');
