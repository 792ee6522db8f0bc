-- Which class each visit was in, as the school knows it.
SELECT visit, class FROM visitclass ORDER BY visit, id;
