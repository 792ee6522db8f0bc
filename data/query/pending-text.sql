-- What the search index does not have yet, in the order in which it takes it fastest.
SELECT id,
       coalesce((SELECT text FROM note WHERE note.id = word_pending.id),
                (SELECT text FROM answer WHERE answer.id = word_pending.id),
                (SELECT text FROM task WHERE task.id = word_pending.id),
                (SELECT text FROM card WHERE card.id = word_pending.id),
                (SELECT text FROM problem WHERE problem.id = word_pending.id),
                (SELECT text FROM publication WHERE publication.id = word_pending.id))
  FROM word_pending
 ORDER BY id;
