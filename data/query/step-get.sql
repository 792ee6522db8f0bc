-- One action step.
SELECT id, cycle, at_ms, offset, text, owner, agreed, check_back, evidence, result, state, done, event, card
  FROM step
 WHERE id = :id;
