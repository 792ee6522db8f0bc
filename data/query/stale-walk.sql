-- The runs in which visits of a walk lie.
SELECT DISTINCT id >> 14 FROM visit WHERE walk = :walk;
