-- The row of a form.
INSERT OR REPLACE INTO form (id, key, title, version, document)
VALUES (:id, :key, :title, :version, :document);
