-- What a walk is called, whether it goes on, and its day.
SELECT title, closed_ms, day FROM walk WHERE id = :id;
