-- The rows of debrief cards.
INSERT INTO card (id, at_ms, offset, walk, step, text, notes, under, owner, due, done, help, state,
                  outcome, place)
SELECT id, at_ms, offset, walk, step, text, notes, under, owner, due, done, help, state, outcome,
       place
  FROM waiting_card
 WHERE true
    ON CONFLICT (id) DO UPDATE
   SET at_ms = excluded.at_ms, offset = excluded.offset, walk = excluded.walk,
       step = excluded.step, text = excluded.text, notes = excluded.notes,
       under = excluded.under, owner = excluded.owner, due = excluded.due,
       done = excluded.done, help = excluded.help, state = excluded.state,
       outcome = excluded.outcome, place = excluded.place;
