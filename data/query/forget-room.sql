-- Which class a visit was in is not shown any more.
DELETE FROM room WHERE id = :id;
