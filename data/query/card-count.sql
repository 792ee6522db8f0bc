-- How far a debrief is: cards by step, next steps that are not done, rooms of the walk.
SELECT (SELECT count(*) FROM card WHERE walk = :walk AND step = 'describe'),
       (SELECT count(*) FROM card WHERE walk = :walk AND step = 'pattern'),
       (SELECT count(*) FROM card WHERE walk = :walk AND step = 'predict'),
       (SELECT count(*) FROM card WHERE walk = :walk AND step = 'next'),
       (SELECT count(*) FROM card WHERE walk = :walk AND step = 'next' AND done IS NULL),
       (SELECT count(DISTINCT number) FROM visit WHERE walk = :walk);
