-- One trusted card.
SELECT card, words, may_order, since_ms, retired_ms FROM trusted WHERE key = :key;
