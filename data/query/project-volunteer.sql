-- The rows of volunteers.
INSERT OR REPLACE INTO volunteer (id, at_ms, offset, name, school, grades, subjects, free, consented)
SELECT id, at_ms, offset, name, school, grades, subjects, free, consented
  FROM waiting_volunteer;
