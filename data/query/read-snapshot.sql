-- The row of an import, to be held against the log.
SELECT id, at_ms, source, hash, dated FROM snapshot WHERE id = :id;
