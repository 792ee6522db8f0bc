-- The row of which class a visit was in.
INSERT OR REPLACE INTO room (id, visit, class)
VALUES (:id, :visit, :class);
