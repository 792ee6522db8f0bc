-- Of walks before the horizon that came since, those go in which this laptop wrote nothing.
INSERT OR IGNORE INTO removed (id, hosts)
SELECT id, 1
  FROM walk
 WHERE audience IS NOT 'pair' AND day < (SELECT day FROM horizon)
   AND NOT EXISTS (SELECT 1 FROM origin JOIN stream USING (stream) WHERE origin = walk.id >> 32 AND own)
   AND NOT EXISTS (SELECT 1
                     FROM amend JOIN origin ON origin = line >> 32 JOIN stream USING (stream)
                    WHERE record = walk.id AND own);
