-- What organizations are called.
SELECT id, name FROM organization;
