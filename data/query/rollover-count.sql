-- Classes that are there and that are gone, and terms of a new year.
SELECT (SELECT count(*) FROM class WHERE gone = 0),
       (SELECT count(*) FROM class WHERE gone = 1),
       (SELECT count(*) FROM term WHERE gone = 0 AND first_day >= :day);
