-- The first circle of each cycle, by whose stream one knows who began it, and the day on which it began.
SELECT min(circle.id), cycle.begun, cycle.at_ms, cycle.offset
  FROM cycle JOIN circle ON circle.cycle = cycle.id
 WHERE circle.earlier IS NULL
 GROUP BY cycle.id;
