-- Which walks fit a question, newest day first: ids only.
SELECT id
  FROM walk
 WHERE day BETWEEN :from_day AND :to_day
   AND audience IS NOT 'pair'
   AND (:school = 0 OR school = :school)
   AND (:form IS NULL OR form IN (SELECT id FROM form WHERE key = :form))
 ORDER BY day DESC, id DESC;
