-- The rows of forms.
INSERT OR REPLACE INTO form (id, key, title, version, document)
SELECT id, key, title, version, document
  FROM waiting_form;
