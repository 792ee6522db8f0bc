-- :id, on which nothing hangs, is off this laptop.
INSERT OR IGNORE INTO removed (id, hosts) VALUES (:id, 0);
