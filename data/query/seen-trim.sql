-- Files that were not seen for long: looking into one again costs time, and nothing else.
DELETE FROM seen WHERE number <= (SELECT max(number) FROM seen) - 20000;
