-- The rows of: notes and answers at events of coaching cycles.
INSERT INTO remark (id, at_ms, offset, event, question, text)
SELECT id, at_ms, offset, event, question, text
  FROM waiting_remark
 WHERE true
    ON CONFLICT (id) DO UPDATE
   SET at_ms = excluded.at_ms, offset = excluded.offset, event = excluded.event,
       question = excluded.question, text = excluded.text;
