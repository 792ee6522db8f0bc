-- The last time that a class opted out, as of a day.
SELECT id
  FROM optout
 WHERE class = :class AND since <= :day AND (until IS NULL OR until >= :day)
 ORDER BY id DESC
 LIMIT 1;
