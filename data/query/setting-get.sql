-- One setting.
SELECT value FROM setting WHERE name = :name;
