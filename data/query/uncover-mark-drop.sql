-- A hidden mark is not there any more.
DELETE FROM mark_under WHERE id = :id;
