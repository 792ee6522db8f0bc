-- A record that the search index never took.
DELETE FROM word_pending WHERE id = :id;
