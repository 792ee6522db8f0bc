-- The row of a debrief card.
INSERT OR REPLACE INTO card (id, at_ms, offset, walk, step, text, notes, under, owner, due, done)
VALUES (:id, :at_ms, :offset, :walk, :step, :text, :notes, :under, :owner, :due, :done);
