-- 019: the same under lines that wait.

ALTER TABLE span ADD COLUMN openings BLOB; -- as it came; NULL for none
