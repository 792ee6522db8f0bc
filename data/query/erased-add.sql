-- A line that an order erased.
INSERT OR IGNORE INTO erased (stream, seq, hash) VALUES (:stream, :seq, :hash);
