-- The row of a mark, shown or hidden, to be held against the log.
SELECT id, at_ms, offset, visit, item, value
  FROM mark
 WHERE visit = :visit AND item = :item AND id = :id
UNION ALL
SELECT id, at_ms, offset, visit, item, value FROM mark_under WHERE id = :id;
