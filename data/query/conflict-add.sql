-- A field with several current values.
INSERT OR IGNORE INTO conflict (record, field) VALUES (:record, :field);
