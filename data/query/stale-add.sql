-- A run of visits has no pack.
INSERT OR IGNORE INTO pack_stale (chunk) VALUES (:chunk);
