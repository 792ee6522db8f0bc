-- How many are dead, whether they are shown or not.
SELECT count(*) FROM dead WHERE record <> 0;
