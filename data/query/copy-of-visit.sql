-- Whether the host of a visit was given her copy, and when.
SELECT id, given_ms FROM copy WHERE visit = :visit ORDER BY id LIMIT 1;
