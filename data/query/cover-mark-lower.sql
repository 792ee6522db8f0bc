-- The mark that is shown goes under with the others: uncover-mark-raise.sql says which one shows.
INSERT OR REPLACE INTO mark_under (id, at_ms, offset, visit, item, value)
SELECT id, at_ms, offset, visit, item, value FROM mark WHERE visit = :visit AND item = :item;
