-- The first day of the shortest term that :day lies in.
SELECT first_day FROM term
 WHERE first_day <= :day AND last_day >= :day AND gone = 0
 ORDER BY last_day - first_day, first_day DESC
 LIMIT 1;
