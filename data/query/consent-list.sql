-- What was agreed to in a cycle, the earliest first.
SELECT id, act, coalesce(share, 0), coalesce(circle, 0), joiner, hash, signature, withdrawn_ms, at_ms, offset
  FROM consent
 WHERE cycle = :cycle
 ORDER BY at_ms, id;
