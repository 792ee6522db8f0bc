-- Open walks of days before one, the newest first.
SELECT id FROM walk WHERE closed_ms IS NULL AND audience IS NOT 'pair' AND day < :day ORDER BY day DESC, id DESC;
