-- How long each stopwatch ran in each visit, in ms.
SELECT visit, name, sum(stopped_ms - at_ms), 0
  FROM timer
 WHERE stopped_ms >= at_ms
 GROUP BY visit, name
 ORDER BY visit;
