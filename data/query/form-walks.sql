-- How many walks use a version.
SELECT count(*) FROM walk WHERE form = :form;
