-- How many records the search index does not have yet.
SELECT count(*) FROM word_pending;
