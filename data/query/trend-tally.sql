-- What was counted in each visit.
SELECT visit, counter, sum(by), 0 FROM tally GROUP BY visit, counter ORDER BY visit;
