-- A person accepted the gap before it.
UPDATE span SET shown = 1 WHERE span = :span;
