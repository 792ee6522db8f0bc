-- Words that search finds.
INSERT INTO word (rowid, text) VALUES (:id, :text);
