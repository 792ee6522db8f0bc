-- The row of a term.
INSERT OR REPLACE INTO term (id, title, type, first_day, last_day, parent, gone, snapshot)
VALUES (:id, :title, :type, :first_day, :last_day, :parent, coalesce(:gone, 0), :snapshot);
