-- All walks before the horizon go.
INSERT OR IGNORE INTO removed (id, hosts)
SELECT id, 1 FROM walk WHERE day < (SELECT day FROM horizon);
