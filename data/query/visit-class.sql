-- Which class a visit was in, as the school knows it, and the record that says so.
SELECT id, class FROM visitclass WHERE visit = :visit ORDER BY id DESC LIMIT 1;
