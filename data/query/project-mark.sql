-- The row of a mark, unless there is one of its visit and item already: cover-mark-*.sql follow then.
INSERT INTO mark (id, at_ms, offset, visit, item, value)
VALUES (:id, :at_ms, :offset, :visit, :item, :value)
    ON CONFLICT (visit, item) DO NOTHING;
