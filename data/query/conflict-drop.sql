-- What was in conflict about a record.
DELETE FROM conflict WHERE record = :record;
