-- One planned visit.
SELECT id, walk, class, day, time, minutes, noticed_ms, visited, off_ms FROM slot WHERE id = :id;
