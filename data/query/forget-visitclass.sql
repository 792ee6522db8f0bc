-- Forgets which class a visit was in, as the school knew it.
DELETE FROM visitclass WHERE id = :id;
