-- The search index has them all.
DELETE FROM word_pending;
