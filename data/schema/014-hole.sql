-- 014: where words are gone: of the few frames with holes, which are found without reading the others.

CREATE INDEX frame_holes ON frame (frame) WHERE holes IS NOT NULL;
