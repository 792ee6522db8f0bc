-- Words that search must not find any more: exactly those that were added.
INSERT INTO word (word, rowid, text) VALUES ('delete', :id, :text);
