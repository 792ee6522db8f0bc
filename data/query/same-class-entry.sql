-- A class as far as it decides which of several entries shows.
SELECT gone, school FROM class WHERE id = :id;
