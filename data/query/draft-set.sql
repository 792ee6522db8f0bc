-- Half-typed text.
INSERT OR REPLACE INTO draft (place, text, at_ms, offset) VALUES (:place, :text, :at_ms, :offset);
