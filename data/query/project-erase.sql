-- The rows of orders to erase.
INSERT INTO erasure (id, at_ms, offset, record, lines, hashes, reason, reference)
SELECT id, at_ms, offset, record, lines, hashes, reason, reference
  FROM waiting_erase
 WHERE true
    ON CONFLICT (id) DO UPDATE
   SET at_ms = excluded.at_ms, offset = excluded.offset, record = excluded.record,
       lines = excluded.lines, hashes = excluded.hashes, reason = excluded.reason,
       reference = excluded.reference;
