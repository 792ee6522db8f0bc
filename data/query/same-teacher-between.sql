-- Who said that these two are one.
SELECT id FROM sameteacher WHERE (one = :one AND other = :other) OR (one = :other AND other = :one) ORDER BY id;
