-- Marks that show though a hidden one of their visit and item should: see uncover-mark-raise.sql.
WITH twice AS (
  SELECT id, visit, item, at_ms, value, 0 AS shows FROM mark_under
  UNION ALL
  SELECT id, visit, item, at_ms, value, 1
    FROM mark WHERE (visit, item) IN (SELECT visit, item FROM mark_under)
), ordered AS (
  SELECT twice.id, shows,
         row_number() OVER (
           PARTITION BY visit, item
           ORDER BY at_ms DESC,
                    iif(bits IS NULL, hex(known.uuid),
                        printf('%016X%016X', (bits & ~0xffff) | 0x8000 | ((bits >> 4) & 0xfff),
                               (1 << 63) | ((bits & 15) << 58) | (opening << 32) | (twice.id & 0xffffffff))) DESC,
                    value DESC) AS place
    FROM twice
    LEFT JOIN known ON known.id = twice.id
    LEFT JOIN origin ON origin.origin = twice.id >> 32
    LEFT JOIN stream ON stream.stream = origin.stream
)
SELECT id FROM ordered WHERE shows <> (place = 1) ORDER BY id;
