-- What is dead, or went for the sake of something dead.
SELECT record FROM dead WHERE record <> 0
UNION
SELECT record FROM went;
