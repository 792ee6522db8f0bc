-- Which class a visit was in, and the record that says so.
SELECT id, class FROM room WHERE visit = :visit ORDER BY id DESC LIMIT 1;
