-- Its owner has moved.
UPDATE trusted SET retired = 1 WHERE key = :key;
