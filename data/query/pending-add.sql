-- Words that search looks for in the record itself for now.
INSERT INTO word_pending (id) VALUES (:id);
