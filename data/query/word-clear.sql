-- An empty search index.
INSERT INTO word (word) VALUES ('delete-all');
