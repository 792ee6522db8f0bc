-- A card that was confirmed.
INSERT OR REPLACE INTO trusted (key, card, words, may_order, since_ms, retired_ms, revoked_ms)
VALUES (:key, :card, :words, :may_order, :since_ms, :retired_ms, :revoked_ms);
