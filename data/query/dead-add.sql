-- A record that is dead by its own lines.
INSERT OR IGNORE INTO dead (record, shown) VALUES (:record, 0);
