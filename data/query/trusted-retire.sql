-- Its owner has moved: one row where that is news.
UPDATE trusted SET retired_ms = :at_ms WHERE key = :key AND retired_ms = 0 RETURNING 1;
