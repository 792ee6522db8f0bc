-- Classes that rosters of :issuer about :scope have shown last, and that are not gone.
SELECT class.id
  FROM class JOIN snapshot ON snapshot.id = class.snapshot
 WHERE snapshot.issuer = :issuer AND snapshot.scope = :scope AND class.gone = 0
 ORDER BY class.id;
