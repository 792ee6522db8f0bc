-- What was deleted for the sake of a root.
SELECT record FROM went WHERE root = :root ORDER BY record;
