-- What the private file says of visits and walks, with its kind.
SELECT id, visit, 'room' FROM room
UNION ALL SELECT id, visit, 'copy' FROM copy
UNION ALL SELECT id, walk, 'slot' FROM slot;
