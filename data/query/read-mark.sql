-- The row of a mark, to be held against the log.
SELECT id, at_ms, offset, visit, item, value FROM mark WHERE visit = :visit AND item = :item;
