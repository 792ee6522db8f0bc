-- The mark of a visit and item.
SELECT id, value, at_ms, offset FROM mark WHERE visit = :visit AND item = :item;
