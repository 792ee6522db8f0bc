-- Fields that wait for a person: of one record, or of all.
SELECT record, field FROM conflict WHERE :record IN (0, record);
