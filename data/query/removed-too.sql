-- A record that is removed, too; :hosts 1 if others may hang on it.
INSERT OR IGNORE INTO removed (id, hosts) VALUES (:id, :hosts);
