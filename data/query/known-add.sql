-- A local key for an id.
INSERT INTO known (id, uuid)
VALUES (max(coalesce((SELECT max(id) FROM known), 0) + 1, :least), :uuid)
RETURNING id;
