-- Which class a visit was in.
SELECT class FROM room WHERE visit = :visit ORDER BY id DESC LIMIT 1;
