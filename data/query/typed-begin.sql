-- It is about to go into the record.
UPDATE typed SET begun = :lines WHERE id = :id;
