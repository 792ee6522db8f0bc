-- What shows is not hidden.
DELETE FROM mark_under WHERE id = (SELECT id FROM mark WHERE visit = :visit AND item = :item);
