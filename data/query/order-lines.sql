-- The lines of an order, each with its payload hash.
SELECT line.value, substr(hashes, 64 * line.key + 1, 64)
  FROM erasure, json_each (lines) AS line
 WHERE erasure.id = :id
 ORDER BY line.value;
