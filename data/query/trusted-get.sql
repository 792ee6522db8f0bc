-- One trusted card.
SELECT card, words, may_order, since_ms, retired FROM trusted WHERE key = :key;
