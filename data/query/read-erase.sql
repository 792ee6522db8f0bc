-- The row of an order to erase, to be held against the log.
SELECT id, at_ms, offset, record, lines, hashes, reason, reference FROM erasure WHERE id = :id;
