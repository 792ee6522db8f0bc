-- What hangs on a walk that goes, goes with it.
INSERT OR IGNORE INTO removed (id, hosts)
SELECT visit.id, 1 FROM removed CROSS JOIN visit ON visit.walk = removed.id WHERE hosts;
INSERT OR IGNORE INTO removed (id, hosts)
SELECT calibration.id, 0 FROM removed CROSS JOIN calibration ON calibration.walk = removed.id WHERE hosts;
INSERT OR IGNORE INTO removed (id, hosts)
SELECT problem.id, 0 FROM removed CROSS JOIN problem ON problem.walk = removed.id WHERE hosts
UNION ALL
SELECT card.id, 0 FROM removed CROSS JOIN card ON card.walk = removed.id WHERE hosts
UNION ALL
SELECT note.id, 0 FROM removed CROSS JOIN note ON note.visit = removed.id WHERE hosts
UNION ALL
SELECT mark.id, 0 FROM removed CROSS JOIN mark ON mark.visit = removed.id WHERE hosts
UNION ALL
SELECT mark_under.id, 0 FROM removed CROSS JOIN mark_under ON mark_under.visit = removed.id WHERE hosts
UNION ALL
SELECT tally.id, 0 FROM removed CROSS JOIN tally ON tally.visit = removed.id WHERE hosts
UNION ALL
SELECT interval.id, 0 FROM removed CROSS JOIN interval ON interval.visit = removed.id WHERE hosts
UNION ALL
SELECT timer.id, 0 FROM removed CROSS JOIN timer ON timer.visit = removed.id WHERE hosts
UNION ALL
SELECT answer.id, 0 FROM removed CROSS JOIN answer ON answer.visit = removed.id WHERE hosts
UNION ALL
SELECT task.id, 0 FROM removed CROSS JOIN task ON task.visit = removed.id WHERE hosts;
INSERT OR IGNORE INTO removed (id, hosts)
SELECT visitclass.id, 0 FROM removed CROSS JOIN visitclass ON visitclass.visit = removed.id WHERE hosts;
