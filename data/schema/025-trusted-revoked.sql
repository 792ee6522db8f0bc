-- 025: since when a trusted card is revoked.

ALTER TABLE trusted ADD COLUMN revoked_ms INTEGER NOT NULL DEFAULT 0; -- 0 for not
