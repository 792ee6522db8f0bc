-- For whose sake a record was deleted is not known any more.
DELETE FROM went WHERE record = :record;
