-- Walks, but those of coaching cycles: whether each is closed and has a debrief.
SELECT walk.id, walk.day, walk.school, walk.closed_ms IS NULL,
       NOT EXISTS (SELECT 1 FROM card WHERE card.walk = walk.id)
  FROM walk
 WHERE walk.audience IS NOT 'pair';
