-- Lines beyond a gap.
INSERT INTO span (stream, first, last, opening, prior, head, signature, openings, shown, bundle)
VALUES (:stream, :first, :last, :opening, :prior, :head, :signature, :openings, 0, :bundle)
RETURNING span;
