-- The row of a mark. Of two marks of one visit and item (a copied laptop's) the later one shows.
INSERT INTO mark (id, at_ms, offset, visit, item, value)
VALUES (:id, :at_ms, :offset, :visit, :item, :value)
    ON CONFLICT (visit, item) DO UPDATE
   SET id = excluded.id, at_ms = excluded.at_ms, offset = excluded.offset, value = excluded.value
 WHERE (excluded.at_ms, excluded.id) >= (at_ms, id);
