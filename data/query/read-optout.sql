-- The row of a room that opts out, to be held against the log.
SELECT id, class, since, until, note FROM optout WHERE id = :id;
