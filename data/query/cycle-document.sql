-- The model of a cycle: its key, and the cycle's own copy.
SELECT model, document FROM cycle WHERE id = :id;
