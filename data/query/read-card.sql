-- The row of a debrief card, to be held against the log.
SELECT id, at_ms, offset, walk, step, text, notes, under, owner, due, done FROM card WHERE id = :id;
