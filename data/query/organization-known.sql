-- Organizations that rosters of :issuer about :scope have shown last, and that are not gone.
SELECT organization.id
  FROM organization JOIN snapshot ON snapshot.id = organization.snapshot
 WHERE snapshot.issuer = :issuer AND snapshot.scope = :scope AND organization.gone = 0
 ORDER BY organization.id;
