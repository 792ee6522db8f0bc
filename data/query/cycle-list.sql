-- Cycles that go on, then paused ones, then closed ones, the latest first in each: ids only.
SELECT id
  FROM cycle
 ORDER BY CASE WHEN state IS NULL THEN 0 WHEN state = 'paused' THEN 1 ELSE 2 END, at_ms DESC, id DESC;
