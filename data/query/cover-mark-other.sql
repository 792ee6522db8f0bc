-- A mark of a visit and item that has another one (restored, or of a copied laptop).
INSERT OR REPLACE INTO mark_under (id, at_ms, offset, visit, item, value)
SELECT :id, :at_ms, :offset, :visit, :item, :value
 WHERE NOT EXISTS (SELECT 1 FROM mark WHERE visit = :visit AND item = :item AND id = :id);
