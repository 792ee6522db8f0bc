-- All that is half-typed.
SELECT place, text, at_ms, offset FROM typed_draft ORDER BY place;
