-- Which class each visit was in.
SELECT visit, class FROM room ORDER BY visit, id;
