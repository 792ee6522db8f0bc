-- Whether a form is alive, and its line lies where a reader finds it: in the pair's streams of :scope, or (NULL) in wider ones.
SELECT 1
  FROM amend
  JOIN origin ON origin.origin = amend.line >> 32
  JOIN stream ON stream.stream = origin.stream
 WHERE amend.record = :form AND CASE WHEN :scope IS NULL THEN stream.audience <> 'pair' ELSE stream.scope = :scope END
   AND EXISTS (SELECT 1 FROM form WHERE form.id = :form)
 LIMIT 1;
