-- One trusted card.
SELECT card, words, may_order, since_ms, retired_ms, revoked_ms FROM trusted WHERE key = :key;
