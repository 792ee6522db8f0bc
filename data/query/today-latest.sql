-- The day of the latest walk.
SELECT max(day) FROM walk WHERE audience IS NOT 'pair';
