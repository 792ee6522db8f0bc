-- Terms that rosters of :issuer about :scope have shown last, and that are not gone.
SELECT term.id
  FROM term JOIN snapshot ON snapshot.id = term.snapshot
 WHERE snapshot.issuer = :issuer AND snapshot.scope = :scope AND term.gone = 0
 ORDER BY term.id;
