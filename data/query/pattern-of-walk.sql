-- Whether a card is a pattern of a walk.
SELECT 1 FROM card WHERE id = :id AND walk = :walk AND step = 'pattern';
