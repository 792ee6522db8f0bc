-- Action steps of a cycle, or of all: open ones first by their check-back day, then the latest done: ids only.
SELECT id
  FROM step
 WHERE :cycle = 0 OR cycle = :cycle
 ORDER BY done IS NOT NULL, CASE WHEN done IS NULL THEN coalesce(check_back, 1000000000) END, done DESC,
          at_ms DESC, id DESC;
