-- How many records of one school are shown.
WITH mine AS (SELECT origin FROM origin JOIN stream USING (stream) WHERE scope = :scope)
SELECT (SELECT count(*) FROM walk WHERE id >> 32 IN mine) + (SELECT count(*) FROM visit WHERE id >> 32 IN mine) +
       (SELECT count(*) FROM note WHERE id >> 32 IN mine) + (SELECT count(*) FROM mark WHERE id >> 32 IN mine) +
       (SELECT count(*) FROM tally WHERE id >> 32 IN mine) +
       (SELECT count(*) FROM interval WHERE id >> 32 IN mine) +
       (SELECT count(*) FROM timer WHERE id >> 32 IN mine) + (SELECT count(*) FROM answer WHERE id >> 32 IN mine) +
       (SELECT count(*) FROM task WHERE id >> 32 IN mine) + (SELECT count(*) FROM card WHERE id >> 32 IN mine) +
       (SELECT count(*) FROM visitclass WHERE id >> 32 IN mine) + (SELECT count(*) FROM problem WHERE id >> 32 IN mine) +
       (SELECT count(*) FROM calibration WHERE id >> 32 IN mine) +
       (SELECT count(*) FROM project WHERE id >> 32 IN mine) + (SELECT count(*) FROM plan WHERE id >> 32 IN mine);
