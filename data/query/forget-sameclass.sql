-- Two classes that are one are two again.
DELETE FROM sameclass WHERE id = :id;
