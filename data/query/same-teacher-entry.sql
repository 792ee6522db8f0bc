-- A teacher as far as it decides which of several entries shows.
SELECT gone, 0 FROM teacher WHERE id = :id;
