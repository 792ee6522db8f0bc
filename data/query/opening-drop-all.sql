-- From where on the openings of a stream hold.
DELETE FROM opening WHERE stream = :stream;
