-- It is trusted no more.
DELETE FROM trusted WHERE key = :key;
