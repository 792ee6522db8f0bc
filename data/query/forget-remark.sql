-- A note at an event of a coaching cycle is not shown any more.
DELETE FROM remark WHERE id = :id;
