-- Courses that rosters of :issuer about :scope have shown last, and that are not gone.
SELECT course.id
  FROM course JOIN snapshot ON snapshot.id = course.snapshot
 WHERE snapshot.issuer = :issuer AND snapshot.scope = :scope AND course.gone = 0
 ORDER BY course.id;
