-- Classes that opted out on some day of these.
SELECT DISTINCT class
  FROM optout
 WHERE since <= :until AND (until IS NULL OR until >= :from);
