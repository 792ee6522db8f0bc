-- The rows of planned visits.
INSERT OR REPLACE INTO slot (id, at_ms, offset, walk, class, day, time, minutes, noticed_ms, visited,
                             off_ms)
SELECT id, at_ms, offset, walk, class, day, time, minutes, noticed_ms, visited, off_ms
  FROM waiting_slot;
