-- 026: a visit that the person asks for in whose room it would be.

ALTER TABLE event ADD COLUMN asked TEXT; -- when it suits, in words; NULL where nobody asked
