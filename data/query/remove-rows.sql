-- The rows of what goes.
DELETE FROM note WHERE visit IN (SELECT id FROM removed WHERE hosts);
DELETE FROM mark WHERE visit IN (SELECT id FROM removed WHERE hosts);
DELETE FROM mark_under WHERE visit IN (SELECT id FROM removed WHERE hosts);
DELETE FROM tally WHERE visit IN (SELECT id FROM removed WHERE hosts);
DELETE FROM interval WHERE visit IN (SELECT id FROM removed WHERE hosts);
DELETE FROM timer WHERE visit IN (SELECT id FROM removed WHERE hosts);
DELETE FROM answer WHERE visit IN (SELECT id FROM removed WHERE hosts);
DELETE FROM task WHERE visit IN (SELECT id FROM removed WHERE hosts);
DELETE FROM visitclass WHERE visit IN (SELECT id FROM removed WHERE hosts);
DELETE FROM card WHERE walk IN (SELECT id FROM removed WHERE hosts);
DELETE FROM calibration WHERE walk IN (SELECT id FROM removed WHERE hosts);
DELETE FROM problem WHERE walk IN (SELECT id FROM removed WHERE hosts);
DELETE FROM visit WHERE walk IN (SELECT id FROM removed WHERE hosts);
DELETE FROM walk WHERE id IN (SELECT id FROM removed WHERE hosts);
DELETE FROM conflict WHERE EXISTS (SELECT 1 FROM removed WHERE id = record);
