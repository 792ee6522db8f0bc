-- One published text, and who agreed to it.
SELECT text, signed FROM publication WHERE id = :id;
