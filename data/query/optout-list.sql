-- Rooms that opt out on a day or later, the latest first.
SELECT id, class, since, until, note
  FROM optout
 WHERE until IS NULL OR until >= :day
 ORDER BY since DESC, id DESC;
