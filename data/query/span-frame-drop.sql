-- What waited of a span.
DELETE FROM span_frame WHERE frame BETWEEN :span << 32 AND (:span + 1 << 32) - 1;
