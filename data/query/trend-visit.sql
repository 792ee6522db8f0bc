-- Every visit by id, but those of coaching cycles, with what it can be grouped by, without a look at its walk.
SELECT id, day, at_ms + offset * 60000, at_ms, coalesce(ended_ms, 0), grade, subject, segment, 0, NULL
  FROM visit
 WHERE id >> 32 NOT IN (SELECT origin FROM origin JOIN stream USING (stream) WHERE audience = 'pair')
 ORDER BY id;
