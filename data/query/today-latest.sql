-- The day of the latest walk.
SELECT max(day) FROM walk;
