-- Rooms that opted out before a day and still do on that day.
SELECT id FROM optout WHERE since < :day AND (until IS NULL OR until >= :day) ORDER BY since, id;
