-- A mark is not shown any more.
DELETE FROM mark WHERE visit = :visit AND item = :item AND id = :id;
