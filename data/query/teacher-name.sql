-- What a teacher is called.
SELECT given, family FROM teacher WHERE id = :id;
