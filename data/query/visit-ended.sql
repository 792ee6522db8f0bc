-- Visits that ended, of some day and later, the oldest first; those of coaching cycles have no hosts.
SELECT id
  FROM visit
 WHERE day >= :from AND ended_ms IS NOT NULL
   AND id >> 32 NOT IN (SELECT origin FROM origin JOIN stream USING (stream) WHERE audience = 'pair')
 ORDER BY at_ms, id;
