-- The latest of the hidden marks shows when no other one does: by time, then by the bytes of its UUID
-- (data/format.md, "Ids"), which are the same in every store, whatever came first.
INSERT OR IGNORE INTO mark (id, at_ms, offset, visit, item, value)
SELECT mark_under.id, at_ms, offset, visit, item, value
  FROM mark_under
  LEFT JOIN known ON known.id = mark_under.id
  LEFT JOIN origin ON origin.origin = mark_under.id >> 32
  LEFT JOIN stream ON stream.stream = origin.stream
 WHERE visit = :visit AND item = :item
 ORDER BY at_ms DESC,
          iif(bits IS NULL, hex(known.uuid),
              printf('%016X%016X', (bits & ~0xffff) | 0x8000 | ((bits >> 4) & 0xfff),
                     (1 << 63) | ((bits & 15) << 58) | (opening << 32) | (mark_under.id & 0xffffffff))) DESC,
          value DESC
 LIMIT 1;
