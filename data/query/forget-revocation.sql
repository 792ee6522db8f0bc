-- An order to revoke a card is not shown any more.
DELETE FROM revocation WHERE id = :id;
