-- What holds all the words, the latest kept first.
SELECT rowid FROM word WHERE word MATCH :query ORDER BY rowid DESC LIMIT :limit;
