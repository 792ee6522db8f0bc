-- A mark that is shown goes under when there is a later one.
INSERT OR REPLACE INTO mark_under (id, at_ms, offset, visit, item, value)
SELECT id, at_ms, offset, visit, item, value
  FROM mark
 WHERE visit = :visit AND item = :item
   AND EXISTS (SELECT 1
                 FROM mark_under AS other
                WHERE other.visit = :visit AND other.item = :item
                  AND (other.at_ms, other.id) > (mark.at_ms, mark.id));
