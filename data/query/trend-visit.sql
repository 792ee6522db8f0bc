-- Every visit by id with what it can be grouped by, without a look at its walk.
SELECT id, day, at_ms + offset * 60000, at_ms, coalesce(ended_ms, 0), grade, subject, segment, 0, NULL
  FROM visit
 ORDER BY id;
