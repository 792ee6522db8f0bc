-- A local key for an id.
INSERT INTO known (uuid) VALUES (:uuid) RETURNING id;
