-- Lines beyond a gap.
INSERT INTO span (stream, first, last, opening, prior, head, signature, shown, bundle)
VALUES (:stream, :first, :last, :opening, :prior, :head, :signature, 0, :bundle)
RETURNING span;
