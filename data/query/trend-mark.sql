-- Every mark in the order of the visits.
SELECT visit, item, value FROM mark ORDER BY visit, item;
