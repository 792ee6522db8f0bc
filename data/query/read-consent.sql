-- The row of what a partner said yes to, to be held against the log.
SELECT id, at_ms, offset, cycle, act, share, circle, joiner, hash, signature, withdrawn_ms
  FROM consent
 WHERE id = :id;
