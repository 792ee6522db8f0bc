-- The rows of: action steps.
INSERT INTO step (id, at_ms, offset, cycle, text, owner, agreed, check_back, evidence, result,
                  state, done, event, card)
SELECT id, at_ms, offset, cycle, text, owner, agreed, check_back, evidence, result, state,
       done, event, card
  FROM waiting_step
 WHERE true
    ON CONFLICT (id) DO UPDATE
   SET at_ms = excluded.at_ms, offset = excluded.offset, cycle = excluded.cycle,
       text = excluded.text, owner = excluded.owner, agreed = excluded.agreed,
       check_back = excluded.check_back, evidence = excluded.evidence,
       result = excluded.result, state = excluded.state, done = excluded.done,
       event = excluded.event, card = excluded.card;
