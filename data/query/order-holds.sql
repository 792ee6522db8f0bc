-- Whether an order that nobody decided on yet names a line with that payload hash.
SELECT 1
  FROM erasure LEFT JOIN orders USING (id)
 WHERE coalesce(orders.state, 0) < 2 AND instr(hashes, :hash) > 0;
