-- Runs of lines beyond gaps.
SELECT span, stream, first, last, opening, prior, head, signature, shown, bundle, openings
  FROM span
 ORDER BY stream, first, span;
