-- All packs.
SELECT chunk, rooms FROM room_pack ORDER BY chunk;
