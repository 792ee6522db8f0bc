-- The row of a note at an event of a coaching cycle, to be held against the log.
SELECT id, at_ms, offset, event, question, text
  FROM remark
 WHERE id = :id;
