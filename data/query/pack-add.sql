-- A run of visits is packed.
INSERT INTO room_pack (chunk, rooms) VALUES (:chunk, :rooms);
