-- A planned visit is not shown any more.
DELETE FROM slot WHERE id = :id;
