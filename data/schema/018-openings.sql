-- 018: the author signs which openings the lines are of; both files.

ALTER TABLE stream ADD COLUMN openings BLOB; -- of the author, over the same and its openings; empty until sealed; NULL: the first line asks for none
