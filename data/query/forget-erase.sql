-- An order to erase is not shown any more.
DELETE FROM erasure WHERE id = :id;
