-- The row of a month's counts of coaching, to be held against the log.
SELECT id, at_ms, offset, month, cycles, events, minutes FROM activity WHERE id = :id;
