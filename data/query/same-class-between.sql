-- Who said that these two are one.
SELECT id FROM sameclass WHERE (one = :one AND other = :other) OR (one = :other AND other = :one) ORDER BY id;
