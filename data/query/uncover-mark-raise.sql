-- The latest of the hidden marks shows when no other one does.
INSERT OR IGNORE INTO mark (id, at_ms, offset, visit, item, value)
SELECT id, at_ms, offset, visit, item, value
  FROM mark_under
 WHERE visit = :visit AND item = :item
 ORDER BY at_ms DESC, id DESC
 LIMIT 1;
