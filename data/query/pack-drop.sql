-- A run of visits changed: its pack goes.
DELETE FROM room_pack WHERE chunk = :chunk;
