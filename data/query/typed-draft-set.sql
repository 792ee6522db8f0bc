-- What is half-typed somewhere.
INSERT OR REPLACE INTO typed_draft (place, text, at_ms, offset) VALUES (:place, :text, :at_ms, :offset);
