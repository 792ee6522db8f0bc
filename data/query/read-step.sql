-- The row of an action step, to be held against the log.
SELECT id, at_ms, offset, cycle, text, owner, agreed, check_back, evidence, result, state,
       done, event, card
  FROM step
 WHERE id = :id;
