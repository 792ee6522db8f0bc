-- Orders, the oldest first.
SELECT erasure.id, at_ms, offset, record, json_array_length(lines), reason, reference, coalesce(orders.state, 0)
  FROM erasure LEFT JOIN orders USING (id)
 ORDER BY at_ms, erasure.id;
