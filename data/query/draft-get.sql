-- Half-typed text.
SELECT text, at_ms, offset FROM draft WHERE place = :place;
