-- Runs of visits that have no pack and are not known to have none, or that have both.
SELECT visit.id >> 14 AS chunk
  FROM visit
  LEFT JOIN walk ON walk.id = visit.walk
 WHERE walk.audience IS NOT 'pair'
   AND visit.id >> 32 NOT IN (SELECT origin FROM origin JOIN stream USING (stream) WHERE audience = 'pair')
   AND visit.id >> 14 NOT IN (SELECT chunk FROM room_pack UNION ALL SELECT chunk FROM pack_stale)
UNION ALL
SELECT chunk FROM room_pack WHERE chunk IN (SELECT chunk FROM pack_stale)
 LIMIT 1;
