-- Orders that are not done: some of their lines did not come yet, or a person has to decide.
SELECT erasure.id, coalesce(orders.state, 0)
  FROM erasure LEFT JOIN orders USING (id)
 WHERE orders.state IS NOT 2
 ORDER BY erasure.id;
