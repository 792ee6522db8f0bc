-- A line about a record.
INSERT OR IGNORE INTO amend (record, line) VALUES (:record, :line);
