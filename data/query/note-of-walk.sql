-- Whether a line of evidence is of a walk.
SELECT 1 FROM note JOIN visit ON visit.id = note.visit WHERE note.id = :id AND visit.walk = :walk;
