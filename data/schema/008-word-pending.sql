-- 008: records whose words are not in the search index yet.
-- A search looks through their few texts by itself; the index takes many at once, which costs it as
-- much as one.

CREATE TABLE word_pending (
  id INTEGER PRIMARY KEY             -- of a note, answer, task, card or problem
) STRICT;
