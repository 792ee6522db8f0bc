-- More lines of the same author behind those that are shown beyond a gap.
UPDATE span SET last = :last, head = :head, signature = :signature, openings = :openings
 WHERE span = :span;
