-- What hangs on a visit in the private file.
SELECT id FROM room WHERE visit = :id;
