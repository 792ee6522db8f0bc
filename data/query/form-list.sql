-- Every version in the log.
SELECT id, key, title, version FROM form ORDER BY key, version;
