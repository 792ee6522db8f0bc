-- The row of a debrief card, to be held against the log.
SELECT id, at_ms, offset, walk, step, text, notes, under, owner, due, done, help, state, outcome,
       place
  FROM card
 WHERE id = :id;
