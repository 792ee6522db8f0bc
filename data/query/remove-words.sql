-- Search finds nothing of what goes; before its rows go.
INSERT INTO word (word, rowid, text)
SELECT 'delete', note.id, text FROM removed CROSS JOIN note ON visit = removed.id
 WHERE hosts AND note.id NOT IN (SELECT id FROM word_pending);
INSERT INTO word (word, rowid, text)
SELECT 'delete', answer.id, text FROM removed CROSS JOIN answer ON visit = removed.id
 WHERE hosts AND answer.id NOT IN (SELECT id FROM word_pending);
INSERT INTO word (word, rowid, text)
SELECT 'delete', task.id, text FROM removed CROSS JOIN task ON visit = removed.id
 WHERE hosts AND task.id NOT IN (SELECT id FROM word_pending);
INSERT INTO word (word, rowid, text)
SELECT 'delete', card.id, text FROM removed CROSS JOIN card ON walk = removed.id
 WHERE hosts AND card.id NOT IN (SELECT id FROM word_pending);
INSERT INTO word (word, rowid, text)
SELECT 'delete', problem.id, text FROM removed CROSS JOIN problem ON walk = removed.id
 WHERE hosts AND problem.id NOT IN (SELECT id FROM word_pending);
DELETE FROM word_pending WHERE EXISTS (SELECT 1 FROM removed WHERE removed.id = word_pending.id);
