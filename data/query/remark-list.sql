-- Notes and answers at an event, the earliest first.
SELECT id, at_ms, offset, question, text FROM remark WHERE event = :event ORDER BY at_ms, id;
