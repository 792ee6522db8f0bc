-- No projections of the private stream: before they are remade.
DELETE FROM amend;
DELETE FROM memo;
DELETE FROM room;
DELETE FROM slot;
DELETE FROM optout;
DELETE FROM copy;
DELETE FROM sameteacher;
DELETE FROM teacher;
