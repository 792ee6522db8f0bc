-- How long stopwatches ran in a run of visits, in ms.
SELECT visit, name, stopped_ms - at_ms, 0
  FROM timer
 WHERE visit >= :from AND visit < :to AND stopped_ms >= at_ms
 ORDER BY visit, id;
