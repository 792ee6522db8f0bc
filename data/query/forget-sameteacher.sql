-- Two teachers who are one person are two again.
DELETE FROM sameteacher WHERE id = :id;
