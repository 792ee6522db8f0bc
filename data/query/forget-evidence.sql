-- Student evidence of a coaching cycle is not shown any more.
DELETE FROM evidence WHERE id = :id;
