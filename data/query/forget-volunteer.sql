-- Somebody volunteers no more.
DELETE FROM volunteer WHERE id = :id;
