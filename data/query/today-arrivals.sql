-- The files that came last, taken together: all within half a day of the last one.
WITH last AS (SELECT max(at_ms) AS at_ms FROM bundle WHERE reason IS NULL AND at_ms >= :since_ms),
came AS (
  SELECT bundle.* FROM bundle JOIN last ON bundle.at_ms > last.at_ms - 43200000 WHERE bundle.reason IS NULL)
SELECT max(at_ms), (SELECT group_concat(name, ', ') FROM (SELECT DISTINCT name FROM came ORDER BY name LIMIT :most)),
       count(*), sum(fresh), sum(waiting), count(DISTINCT name)
  FROM came
HAVING count(*) > 0;
