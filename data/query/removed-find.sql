-- Whether :id is off this laptop.
SELECT 1 FROM removed WHERE id = :id;
