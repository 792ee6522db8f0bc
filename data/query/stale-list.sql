-- Runs of visits without a pack.
SELECT chunk FROM pack_stale ORDER BY chunk;
