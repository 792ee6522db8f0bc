-- The packs of what goes; before its rows go.
INSERT OR IGNORE INTO pack_stale (chunk)
SELECT DISTINCT visit.id >> 14 FROM removed CROSS JOIN visit ON visit.walk = removed.id WHERE hosts;
DELETE FROM room_pack WHERE chunk IN (SELECT chunk FROM pack_stale);
DELETE FROM fact_pack WHERE chunk IN (SELECT chunk FROM pack_stale);
