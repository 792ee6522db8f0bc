-- All runs of visits are packed.
DELETE FROM pack_stale;
