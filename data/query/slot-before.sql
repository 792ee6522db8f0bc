-- What was planned for days before one, and not called off.
SELECT id FROM slot WHERE off_ms IS NULL AND day < :day ORDER BY day, time IS NULL, time, id;
