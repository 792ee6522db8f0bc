-- Frames with holes among those whose first lines are in a range.
SELECT frame, last FROM frame WHERE holes IS NOT NULL AND frame BETWEEN :from AND :to ORDER BY frame;
