-- It is in the record.
DELETE FROM typed WHERE id = :id;
