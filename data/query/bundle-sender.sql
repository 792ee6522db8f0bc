-- Who brought a bundle, and when.
SELECT name, at_ms FROM bundle WHERE number = :number;
