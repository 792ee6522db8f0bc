-- What went under is not shown.
DELETE FROM mark
 WHERE visit = :visit AND item = :item AND id IN (SELECT id FROM mark_under WHERE visit = :visit AND item = :item);
