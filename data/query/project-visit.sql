-- The row of a visit.
INSERT OR REPLACE INTO visit (id, day, at_ms, offset, walk, number, grade, subject, segment, ended_ms)
VALUES (:id, :day, :at_ms, :offset, :walk, :number, :grade, :subject, :segment, :ended_ms);
