-- What was deleted for the sake of a root.
INSERT OR IGNORE INTO went (root, record) VALUES (:root, :record);
