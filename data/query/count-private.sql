-- How many rows each table of the private file has, under the name of its kind.
SELECT (SELECT count(*) FROM memo) AS memo,
       (SELECT count(*) FROM room) AS room,
       (SELECT count(*) FROM slot) AS slot,
       (SELECT count(*) FROM optout) AS optout,
       (SELECT count(*) FROM copy) AS copy,
       (SELECT count(*) FROM sameteacher) AS sameteacher,
       (SELECT count(*) FROM teacher) AS teacher;
