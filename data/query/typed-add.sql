-- What was done in a visit, after all that is there.
INSERT INTO typed (kind, visit, at_ms, offset, text, name, tags, item, number, n)
VALUES (:kind, :visit, :at_ms, :offset, :text, :name, :tags, :item, :number, :n);
