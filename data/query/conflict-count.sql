-- Fields that wait for a person.
SELECT count(*) FROM conflict;
