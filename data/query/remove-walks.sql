-- All walks before the horizon go.
INSERT OR IGNORE INTO removed (id, hosts)
SELECT id, 1 FROM walk WHERE audience IS NOT 'pair' AND day < (SELECT day FROM horizon);
