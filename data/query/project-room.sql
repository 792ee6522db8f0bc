-- The rows of which class a visit was in.
INSERT OR REPLACE INTO room (id, visit, class)
SELECT id, visit, class
  FROM waiting_room;
