-- A sender: what came, each bundle counted when it came first; what was refused since; lines that wait.
WITH came AS (
  SELECT sender, min(number) AS number, sum(fresh) AS fresh
    FROM bundle
   WHERE sender IS NOT NULL AND reason IS NULL
   GROUP BY sender, bundle),
good AS (
  SELECT sender, max(number) AS number, count(*) AS bundles, sum(fresh) AS fresh FROM came GROUP BY sender),
bad AS (
  SELECT sender, max(number) AS number FROM bundle
   WHERE sender IS NOT NULL AND reason IS NOT NULL
   GROUP BY sender),
waiting AS (
  SELECT bundle.sender, sum(span.last - span.first + 1) AS lines
    FROM span JOIN bundle ON bundle.number = span.bundle
   WHERE span.shown = 0
   GROUP BY bundle.sender),
one AS (SELECT sender FROM good UNION SELECT sender FROM bad)
SELECT one.sender, coalesce(last.name, refused.name), coalesce(last.organization, refused.organization),
       coalesce(last.at_ms, 0), coalesce(last.made_ms, 0), coalesce(good.bundles, 0), coalesce(good.fresh, 0),
       coalesce(waiting.lines, 0), coalesce(refused.at_ms, 0), refused.reason
  FROM one
  LEFT JOIN good ON good.sender = one.sender
  LEFT JOIN bundle AS last ON last.number = good.number
  LEFT JOIN bad ON bad.sender = one.sender AND bad.number > (SELECT coalesce(max(number), 0) FROM bundle
                                                              WHERE sender = one.sender AND reason IS NULL)
  LEFT JOIN bundle AS refused ON refused.number = bad.number
  LEFT JOIN waiting ON waiting.sender = one.sender;
