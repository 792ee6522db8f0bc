-- Everything is in the record.
DELETE FROM typed;
DELETE FROM typed_draft;
